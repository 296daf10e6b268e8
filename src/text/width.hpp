#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bibconv::text {

/// Columns a terminal gives to a character: 2 for East Asian wide ones and emoji, 0 for combining marks.
[[nodiscard]] std::size_t display_width(char32_t point) noexcept;

/// Whether a terminal would take the character for a command, or show nothing: controls, bidirectional
/// overrides, line separators, private use.
[[nodiscard]] bool is_unprintable(char32_t point) noexcept;

/// The text with U+FFFD for all that is unprintable or malformed: safe to be shown on a terminal, in one line.
[[nodiscard]] std::string printable(std::string_view utf8);

}  // namespace bibconv::text
