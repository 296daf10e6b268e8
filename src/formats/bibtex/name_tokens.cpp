#include "formats/bibtex/name_tokens.hpp"

#include <algorithm>
#include <array>

#include "formats/bibtex/cursor.hpp"
#include "text/ascii.hpp"
#include "text/character.hpp"

namespace bibconv::bibtex {
namespace {

// Calls for each character outside of braces; BibTeX counts braces and knows no escapes.
template <class Visit>
void outside_braces(std::string_view latex, Visit visit) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < latex.size(); ++at) {
        if (latex[at] == '{') ++depth;
        if (depth == 0) visit(at);
        if (latex[at] == '}' && depth > 0) --depth;
    }
}

bool is_and(std::string_view latex, std::size_t at) {
    constexpr std::string_view word = "and";
    const std::size_t end = at + word.size();
    if (at == 0 || end > latex.size() || !is_space(latex[at - 1])) return false;
    if (end < latex.size() && !is_space(latex[end])) return false;
    return text::equal_ignoring_case(latex.substr(at, word.size()), word);
}

enum class Case { none, lower, upper };

Case case_of(std::string_view word, std::size_t& at) {
    const char32_t point = text::next_code_point(word, at);
    if (!text::is_letter(point)) return Case::none;
    return text::is_lower(point) ? Case::lower : Case::upper;
}

// \'e: the letter behind the accent; \ss: the command itself is a letter.
Case case_of_command(std::string_view latex) {
    static constexpr auto lower = std::to_array<std::string_view>({"aa", "ae", "i", "j", "l", "o", "oe", "ss"});
    static constexpr auto upper = std::to_array<std::string_view>({"AA", "AE", "L", "O", "OE"});
    std::size_t at = 1;
    while (at < latex.size() && is_ascii_letter(latex[at])) ++at;
    const std::string_view command = latex.substr(1, at - 1);
    if (std::ranges::find(lower, command) != lower.end()) return Case::lower;
    if (std::ranges::find(upper, command) != upper.end()) return Case::upper;
    while (at < latex.size()) {
        if (const Case found = case_of(latex, at); found != Case::none) return found;
    }
    return Case::none;
}

}  // namespace

std::vector<std::string_view> split_at(std::string_view latex, char separator) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    outside_braces(latex, [&](std::size_t at) {
        if (latex[at] != separator) return;
        parts.push_back(trimmed(latex.substr(begin, at - begin)));
        begin = at + 1;
    });
    parts.push_back(trimmed(latex.substr(begin)));
    return parts;
}

std::vector<std::string_view> split_names(std::string_view latex) {
    std::vector<std::string_view> names;
    std::size_t begin = 0;
    outside_braces(latex, [&](std::size_t at) {
        if ((latex[at] != 'a' && latex[at] != 'A') || !is_and(latex, at)) return;
        names.push_back(trimmed(latex.substr(begin, at - begin)));
        begin = at + 3;
    });
    names.push_back(trimmed(latex.substr(begin)));
    return names;
}

namespace {

// `at_comma` is told the place of each, when the word before it is there already.
template <class AtComma>
void each_word(std::string_view latex, bool commas, std::vector<std::string_view>& words, AtComma at_comma) {
    std::size_t begin = 0;
    const auto end_word = [&](std::size_t end) {
        if (end > begin) words.push_back(latex.substr(begin, end - begin));
        begin = end + 1;
    };
    outside_braces(latex, [&](std::size_t at) {
        const char c = latex[at];
        const bool tie = c == '~' && (at == 0 || latex[at - 1] != '\\');
        const bool comma = c == ',' && commas;
        if (tie || comma || is_space(c)) end_word(at);
        if (comma) at_comma(at);
    });
    end_word(latex.size());
}

}  // namespace

void tokenize(std::string_view latex, NameTokens& tokens) {
    tokens.words.clear();
    tokens.commas.clear();
    each_word(latex, true, tokens.words, [&](std::size_t at) { tokens.commas.push_back({at, tokens.words.size()}); });
}

std::vector<std::string_view> split_words(std::string_view latex) {
    std::vector<std::string_view> words;
    each_word(latex, false, words, [](std::size_t) {});
    return words;
}

bool is_von(std::string_view word) {
    if (!word.empty() && text::is_upper(word.front())) return false;  // as most
    for (std::size_t at = 0; at < word.size();) {
        Case found = Case::none;
        if (word[at] == '{') {
            std::size_t end = at;
            for (std::size_t depth = 0; end < word.size(); ++end) {
                if (word[end] == '{') ++depth;
                if (word[end] == '}' && --depth == 0) break;
            }
            if (at + 1 < word.size() && word[at + 1] == '\\')
                found = case_of_command(word.substr(at + 1, end - at - 1));
            at = std::min(end + 1, word.size());
        } else if (word[at] == '\\') {
            // BibTeX passes over the braces in \'{A}ngel and sees a particle: nobody who writes so means one.
            return case_of_command(word.substr(at)) == Case::lower;
        } else {
            found = case_of(word, at);
        }
        if (found != Case::none) return found == Case::lower;
    }
    return false;
}

bool is_group(std::string_view latex) {
    if (!latex.starts_with('{') || latex.starts_with("{\\")) return false;
    std::size_t depth = 0;
    for (std::size_t at = 0; at < latex.size(); ++at) {
        if (latex[at] == '{') ++depth;
        if (latex[at] == '}' && --depth == 0) return at + 1 == latex.size();
    }
    return false;
}

}  // namespace bibconv::bibtex
