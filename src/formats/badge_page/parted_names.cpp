#include "formats/badge_page/parted_names.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::array<std::string_view, 5> others_marks = {"(他)", "他", "et al.", "et al", "and others"};
constexpr std::array<std::string_view, 2> conjunctions = {"and ", "& "};

std::vector<std::string> cut_at(std::string_view text, std::string_view separator) {
    std::vector<std::string> pieces;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        pieces.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + separator.size(), text.size()));
    }
    return pieces;
}

// Of several words, and no institution's: those are left as they are.
bool is_full_name(std::string_view name) {
    constexpr std::array<std::string_view, 4> institutional = {" of ", " for ", " the ", " in "};
    return text::trimmed(name).find(' ') != std::string_view::npos &&
           std::ranges::none_of(institutional, [&](auto word) { return name.find(word) != std::string_view::npos; });
}

// "A, B, and C", "A and B"
void part_last(std::vector<std::string>& names) {
    if (names.empty() || says_others(names.back())) return;
    for (std::size_t i = std::max<std::size_t>(names.size(), 3) - 2; i < names.size(); ++i) {  // "and Family", "G."
        for (const std::string_view conjunction : conjunctions) {
            if (names[i].starts_with(conjunction)) names[i].erase(0, conjunction.size());
        }
    }
    std::string& last = names.back();
    for (const std::string_view conjunction : conjunctions) {
        const std::size_t at = last.find(" " + std::string(conjunction));
        if (at == std::string::npos) continue;
        std::string behind = last.substr(at + 1 + conjunction.size());
        if (!says_others(last.substr(at + 1)) && (!is_full_name(last.substr(0, at)) || !is_full_name(behind))) continue;
        if (says_others(last.substr(at + 1))) behind = last.substr(at + 1);
        last.resize(at);
        names.push_back(std::move(behind));
        return;
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

// "Family, G.": the marks of bold around both go around the whole.
std::string with_initials(std::string_view family, std::string_view initials) {
    const bool bold = family.starts_with("**") && initials.ends_with("**");
    if (bold) {
        family.remove_prefix(2);
        initials.remove_suffix(2);
    }
    if (family.find('.') != std::string_view::npos || !is_initials(initials)) return {};
    const std::string_view mark = bold ? "**" : "";
    return std::string(mark).append(initials).append(" ").append(family).append(mark);
}

// All of them, or none.
std::vector<std::string> with_initials(std::vector<std::string> names) {
    const bool others = !names.empty() && says_others(names.back());
    const std::size_t count = names.size() - (others ? 1 : 0);
    std::vector<std::string> joined;
    for (std::size_t i = 0; i + 1 < count; i += 2) joined.push_back(with_initials(names[i], names[i + 1]));
    if (count % 2 != 0 || std::ranges::any_of(joined, &std::string::empty)) return names;
    if (others) joined.push_back(std::move(names.back()));
    return joined;
}

}  // namespace

bool says_others(std::string_view name) noexcept { return std::ranges::find(others_marks, name) != others_marks.end(); }

std::vector<std::string> parted_names(std::string_view given) {
    std::string list(given);
    for (std::size_t at = 0; (at = list.find("&amp; ", at)) != std::string::npos;) list.erase(at + 1, 4);
    const bool semicolons = list.find("; ") != std::string_view::npos;
    std::vector<std::string> names = cut_at(list, semicolons ? "; " : ", ");
    part_last(names);
    return semicolons ? names : with_initials(std::move(names));
}

}  // namespace bibconv::badge_page
