#include "formats/badge_page/parted_names.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::array<std::string_view, 5> others_marks = {"(他)", "他", "et al.", "et al", "and others"};
constexpr std::array<std::string_view, 2> conjunctions = {"and ", "& "};
constexpr std::size_t longest_pair = 1024;  // bytes; what is longer is no two names, and the work stays linear

std::vector<std::string> cut_at(std::string_view text, std::string_view separator) {
    std::vector<std::string> pieces;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        pieces.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + separator.size(), text.size()));
    }
    return pieces;
}

// "Given Family" all of them, or "Family, Given".
bool are_names(const std::vector<std::string>& pieces) {
    const auto commas = [](const std::string& piece) {
        const std::size_t comma = piece.find(", ");
        if (comma == std::string::npos) return 0;
        const std::string_view behind = std::string_view(piece).substr(comma + 2);
        return says_others(behind) || behind.find(", ") != std::string_view::npos ? 2 : 1;
    };
    if (pieces.size() < 2) return false;
    const int first = commas(pieces.front());
    return first < 2 &&
           std::ranges::all_of(pieces, [&](const auto& piece) { return commas(piece) == first || says_others(piece); });
}

// Of several words, and no institution's: those are left as they are.
bool is_full_name(std::string_view name) {
    constexpr std::array<std::string_view, 4> institutional = {" of ", " for ", " the ", " in "};
    return text::trimmed(name).find(' ') != std::string_view::npos &&
           std::ranges::none_of(institutional, [&](auto word) { return name.find(word) != std::string_view::npos; });
}

// "A and B": cuts the last one in two, where both are names, or the second says that there are others.
bool cut_last(std::vector<std::string>& names) {
    std::string& last = names.back();
    if (last.size() > longest_pair || says_others(last)) return false;
    for (const std::string_view conjunction : conjunctions) {
        const std::size_t at = last.find(" " + std::string(conjunction));
        if (at == std::string::npos) continue;
        std::string behind = last.substr(at + 1);
        if (!says_others(behind)) behind.erase(0, conjunction.size());
        if (!says_others(behind) && (!is_full_name(last.substr(0, at)) || !is_full_name(behind))) continue;
        last.resize(at);
        names.push_back(std::move(behind));
        return true;
    }
    return false;
}

bool drop_conjunction(std::string& name) {
    if (says_others(name)) return false;
    const auto* found = std::ranges::find_if(conjunctions, [&](auto one) { return name.starts_with(one); });
    if (found != conjunctions.end()) name.erase(0, found->size());
    return found != conjunctions.end();
}

// "A, B, and C": the last one's, or the one's before, which may be a family with "G." behind it.
void drop_conjunctions(std::vector<std::string>& names) {
    for (std::size_t i = std::max<std::size_t>(names.size(), 3) - 2; i < names.size(); ++i) {
        while (names[i].size() < longest_pair && drop_conjunction(names[i])) continue;
    }
}

// "A.", "J.-P. B."
bool is_initials(std::string_view text) {
    bool letter = false;
    for (const char c : text) {
        if (text::is_upper(c) ? letter : c == '.' ? !letter : c != ' ' && c != '-') return false;
        if (text::is_upper(c) || c == '.') letter = c != '.';
    }
    return text.ends_with('.');
}

// Of "Family, Given" and the like. The marks of bold around both go around the whole.
std::string given_first(std::string_view family, std::string_view given) {
    const bool bold = family.starts_with("**") && given.ends_with("**");
    if (bold) {
        family.remove_prefix(2);
        given.remove_suffix(2);
    }
    const std::string_view mark = bold ? "**" : "";
    return std::string(mark).append(given).append(" ").append(family).append(mark);
}

bool is_family_with_initials(std::string_view family, std::string_view initials) {
    if (family.starts_with("**") && initials.ends_with("**")) initials.remove_suffix(2);
    return family.find('.') == std::string_view::npos && is_initials(initials);
}

// "Family, G.": all of them, or none.
std::vector<std::string> with_initials(std::vector<std::string> names) {
    const bool others = !names.empty() && says_others(names.back());
    const std::size_t count = names.size() - (others ? 1 : 0);
    std::vector<std::string> joined;
    for (std::size_t i = 0; i + 1 < count; i += 2) {
        if (!is_family_with_initials(names[i], names[i + 1])) return names;
        joined.push_back(given_first(names[i], names[i + 1]));
    }
    if (count % 2 != 0) return names;
    if (others) joined.push_back(std::move(names.back()));
    return joined;
}

void put_given_first(std::string& name) {
    const std::size_t comma = name.find(", ");
    if (comma == std::string::npos) return;
    const std::string_view whole = name;
    name = given_first(whole.substr(0, comma), whole.substr(comma + 2));
}

// So that the second reading sees what the first one saw.
std::string plainly_spaced(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' || !out.ends_with(' ')) out += c;
        if (out.ends_with("&amp; ")) out.replace(out.size() - 5, 5, " ");
    }
    return out;
}

}  // namespace

bool says_others(std::string_view name) noexcept { return std::ranges::find(others_marks, name) != others_marks.end(); }

std::vector<std::string> parted_names(std::string_view given) {
    const std::string list = plainly_spaced(given);
    std::vector<std::string> names = cut_at(list, "; ");
    const bool semicolons = are_names(names);
    if (!semicolons) names = cut_at(list, ", ");
    if (names.empty()) return names;
    while (cut_last(names)) continue;
    drop_conjunctions(names);
    if (!semicolons) return with_initials(std::move(names));
    std::ranges::for_each(names, put_given_first);
    return names;
}

}  // namespace bibconv::badge_page
