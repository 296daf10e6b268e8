#include "model/name_text.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <vector>

#include "text/character.hpp"
#include "text/unicode.hpp"

namespace bibconv::model {
namespace {

using Words = std::span<const std::string_view>;

constexpr auto suffixes = std::to_array<std::string_view>({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "VI"});

std::vector<std::string_view> split(std::string_view text) {
    constexpr std::string_view white = " \t\r\n";
    std::vector<std::string_view> words;
    for (std::size_t at = text.find_first_not_of(white); at < text.size(); at = text.find_first_not_of(white, at)) {
        const std::size_t end = std::min(text.find_first_of(white, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

template <class Parts>
std::string joined(const Parts& parts) {
    std::string result;
    for (const std::string_view part : parts) {
        if (part.empty()) continue;
        if (!result.empty()) result += ' ';
        result += part;
    }
    return result;
}

std::string joined(std::initializer_list<std::string_view> parts) {
    return joined<std::initializer_list<std::string_view>>(parts);
}

// BibTeX's test: the case of the first letter decides, and what has no letter has no case.
bool is_lower_word(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const char32_t point = text::next_code_point(word, at);
        if (text::is_letter(point)) return text::is_lower(point);
    }
    return false;
}

// Names that put the family first.
Name parse_family_first(Words words) {
    Name name;
    name.family = words.front();
    name.given = joined(words.subspan(1));
    return name;
}

Name parse_first_von_last(Words words) {
    Name name;
    if (words.size() > 2 && std::ranges::find(suffixes, words.back()) != suffixes.end()) {
        name.suffix = words.back();
        words = words.first(words.size() - 1);
    }
    const Words before_last = words.first(words.size() - 1);
    auto von = std::ranges::find_if(before_last, is_lower_word);
    auto last = std::find_if(before_last.rbegin(), before_last.rend(), is_lower_word).base();
    // "danah boyd" has no particle, she writes herself so.
    if (von == before_last.end() || std::ranges::all_of(words, is_lower_word)) von = last = before_last.end();
    name.given = joined(Words(before_last.begin(), von));
    name.non_dropping_particle = joined(Words(von, last));
    name.family = joined(Words(last, before_last.end()));
    name.family = joined({name.family, words.back()});
    return name;
}

}  // namespace

std::string display_name(const Name& name) {
    if (!name.literal.empty()) return name.literal;
    const bool family_first = text::has_cjk(name.family) || text::has_cjk(name.given);
    const std::string particles = joined({name.dropping_particle, name.non_dropping_particle});
    if (family_first) return joined({particles, name.family, name.given, name.suffix});
    return joined({name.given, particles, name.family, name.suffix});
}

Name parse_display_name(std::string_view text) {
    const std::vector<std::string_view> words = split(text);
    if (words.empty()) return {};
    if (text.find(',') != std::string_view::npos) {
        Name name;
        name.literal = joined(words);
        return name;
    }
    return text::has_cjk(text) ? parse_family_first(words) : parse_first_von_last(words);
}

}  // namespace bibconv::model
