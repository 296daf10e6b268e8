#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace bibconv::text {

/// The code point at `at`, which moves behind it; U+FFFD for a malformed byte.
[[nodiscard]] char32_t next_code_point(std::string_view utf8, std::size_t& at);

/// The code point at the text's beginning or end, and `none` when it is empty.
[[nodiscard]] char32_t first_code_point(std::string_view utf8, char32_t none);
[[nodiscard]] char32_t last_code_point(std::string_view utf8, char32_t none);

/// Appends one code point as UTF-8.
void append_utf8(std::string& out, char32_t point);

/// `base` followed by a combining mark, in composed form where Unicode has one (NFC).
[[nodiscard]] std::string compose(std::string_view base, char32_t mark);

/// What the character is made of (NFD, one step): a base and a combining mark, which is 0 when it is made of nothing.
[[nodiscard]] std::pair<char32_t, char32_t> decompose(char32_t point);

/// Whether a combining mark stands above its base: it takes an i's dot.
[[nodiscard]] bool is_above(char32_t mark) noexcept;

/// Whether a letter has a case, and it is the lower one.
[[nodiscard]] bool is_lower(char32_t point) noexcept;

/// Whether a letter has a case, and it is the upper one.
[[nodiscard]] bool is_upper(char32_t point) noexcept;

/// The character in the other case, where that is one character; else itself.
[[nodiscard]] char32_t to_upper(char32_t point) noexcept;
[[nodiscard]] char32_t to_lower(char32_t point) noexcept;

/// Whether the code point is a letter of any script.
[[nodiscard]] bool is_letter(char32_t point) noexcept;

/// Whether it parts words and lines: Unicode's space separators, and ASCII's tab, line feed, form feed and return.
[[nodiscard]] bool is_unicode_space(char32_t point) noexcept;

/// Whether it is punctuation of Unicode, or any sign of ASCII that is no letter and no digit.
[[nodiscard]] bool is_unicode_punctuation(char32_t point) noexcept;

/// Whether it is a sign for money, in mathematics or any other symbol of Unicode.
[[nodiscard]] bool is_unicode_symbol(char32_t point) noexcept;

}  // namespace bibconv::text
