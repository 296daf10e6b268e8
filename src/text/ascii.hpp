#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/byte_block.hpp"

// Characters of ASCII, whatever the locale. Every other byte of UTF-8 is none of these.
namespace bibconv::text {

[[nodiscard]] constexpr bool is_space(char c) noexcept {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_ascii_letter(char c) noexcept { return is_upper(c) || (c >= 'a' && c <= 'z'); }

[[nodiscard]] constexpr bool is_blank_or_control(char c) noexcept { return static_cast<unsigned char>(c) <= ' '; }

[[nodiscard]] constexpr bool is_alphanumeric(char c) noexcept { return is_ascii_letter(c) || is_digit(c); }

[[nodiscard]] constexpr bool is_punctuation(char c) noexcept { return c > ' ' && c < 0x7F && !is_alphanumeric(c); }

[[nodiscard]] constexpr char ascii_lower(char c) noexcept { return is_upper(c) ? static_cast<char>(c | 0x20) : c; }

[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
    return std::ranges::equal(a, b, [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

[[nodiscard]] inline std::string ascii_lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = ascii_lower(c);
    return result;
}

/// How many bytes at the beginning are ASCII.
[[nodiscard]] inline std::size_t ascii_prefix(std::string_view text) noexcept {
    return base::find_byte(text, 0, [](auto block) { return block.not_ascii(); });
}

[[nodiscard]] inline bool is_ascii(std::string_view text) noexcept { return ascii_prefix(text) == text.size(); }

/// Whether there is a control character in it: a tab, the end of a line.
[[nodiscard]] inline bool has_controls(std::string_view text) noexcept {
    return base::find_byte(text, 0, [](auto block) { return block.less(' '); }) < text.size();
}

/// With a blank for every control character, and none at either end.
[[nodiscard]] inline std::string on_one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line) c = is_blank_or_control(c) ? ' ' : c;
    const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
    return line.substr(begin, line.find_last_not_of(' ') + 1 - begin);
}

/// Without white space at either end.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace bibconv::text
