#include "cli/unknown_format.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include "bibconv/format.hpp"
#include "text/ascii.hpp"

namespace bibconv::cli {
namespace {

constexpr std::size_t longest_name = 32;

// How many letters must be typed, deleted or replaced to make one word of the other.
std::size_t distance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = text::is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

struct Likeness {
    std::string_view name;
    std::size_t distance;
};

Likeness nearest(std::string_view word) {
    Likeness best{{}, longest_name};
    const auto consider = [&](std::string_view name) {
        if (const std::size_t far = distance(word, name); far < best.distance) best = {name, far};
    };
    for (const Format* format : formats()) {
        consider(format->name);
        for (const std::string_view alias : format->aliases) consider(alias);
    }
    return best;
}

}  // namespace

std::string unknown_format(std::string_view name, std::string_view possible) {
    std::string message = "unknown format '" + std::string(name) + '\'';
    if (!name.empty() && name.size() <= longest_name) {
        const Likeness likely = nearest(lower(name));
        // Two slips in a short word make another word of it.
        if (likely.distance <= std::max<std::size_t>(1, name.size() / 3))
            return message + "; did you mean " + std::string(likely.name) + '?';
    }
    return message + "; there are " + std::string(possible);
}

}  // namespace bibconv::cli
