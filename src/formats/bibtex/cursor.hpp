#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "formats/bibtex/raw.hpp"
#include "text/ascii.hpp"

namespace bibconv::bibtex {

using text::is_ascii_letter;
using text::is_digit;
using text::is_space;
using text::trimmed;

/// Whether the text ends in the midst of a control sign: an odd number of backslashes.
[[nodiscard]] constexpr bool ends_in_backslash(std::string_view latex) noexcept {
    bool odd = false;
    for (; latex.ends_with('\\'); latex.remove_suffix(1)) odd = !odd;
    return odd;
}

/// Without white space at either end, but with that of a `\ ` there.
[[nodiscard]] constexpr std::string_view trimmed_latex(std::string_view latex) noexcept {
    const std::string_view inner = trimmed(latex);
    const auto behind = static_cast<std::size_t>(inner.data() + inner.size() - latex.data());
    const bool control_space = behind < latex.size() && ends_in_backslash(inner);
    return control_space ? std::string_view(inner.data(), inner.size() + 1) : inner;
}

/// What BibTeX allows in names of fields and macros and in entry types (and biber a little more).
inline constexpr auto name_characters = [] {
    std::array<bool, 256> table{};
    for (std::size_t byte = 0x20; byte < table.size(); ++byte) table[byte] = true;
    for (const char c : std::string_view(" \"#%'(),={}@\\")) table[static_cast<unsigned char>(c)] = false;
    return table;
}();
[[nodiscard]] constexpr bool is_name_character(char c) noexcept {
    return name_characters[static_cast<unsigned char>(c)];
}

/// Whether it can stand for a field, a macro or an entry type.
[[nodiscard]] constexpr bool is_name(std::string_view text) noexcept {
    return !text.empty() && std::ranges::all_of(text, is_name_character);
}

/// A place in a view that may be cut off: looking behind its end is remembered.
class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {}

    [[nodiscard]] std::size_t at() const noexcept { return at_; }
    [[nodiscard]] bool hit_end() const noexcept { return hit_end_; }
    /// The character at a place, NUL behind the end.
    [[nodiscard]] char look(std::size_t at) noexcept {
        if (at < text_.size()) return text_[at];
        hit_end_ = true;
        return '\0';
    }
    [[nodiscard]] bool ends_at(std::size_t at) noexcept {
        if (at < text_.size()) return false;
        hit_end_ = true;
        return true;
    }
    /// The character here.
    [[nodiscard]] char peek() noexcept { return look(at_); }
    [[nodiscard]] bool at_end() noexcept { return ends_at(at_); }
    void advance(std::size_t count = 1) noexcept { at_ += count; }
    void move_to(std::size_t at) noexcept { at_ = at; }
    [[nodiscard]] std::string_view from(std::size_t begin) const { return text_.substr(begin, at_ - begin); }
    [[nodiscard]] Place place_from(std::size_t begin) const { return {begin, at_ - begin}; }
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

    /// The first place from `at` on that is no white space.
    [[nodiscard]] std::size_t behind_spaces(std::size_t at) noexcept {
        while (is_space(look(at))) ++at;
        return at;
    }
    /// … and no blank in the same line.
    [[nodiscard]] std::size_t behind_blanks(std::size_t at) noexcept {
        while (look(at) == ' ' || look(at) == '\t') ++at;
        return at;
    }
    void skip_spaces() noexcept { at_ = behind_spaces(at_); }
    void skip_line() noexcept {
        while (!at_end() && peek() != '\n' && peek() != '\r') advance();
    }
    [[nodiscard]] std::string_view take_name() noexcept {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
        static_cast<void>(at_end());
        return from(begin);
    }
    /// Back over the white space before here.
    void trim() noexcept {
        while (at_ > 0 && is_space(text_[at_ - 1])) --at_;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    bool hit_end_ = false;
};

}  // namespace bibconv::bibtex
