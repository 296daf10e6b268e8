#pragma once

#include <string>
#include <string_view>

namespace bibconv::badge_page {

/// How the lines of a page end; `lf` also where it is a single one.
enum class LineEnds { lf, crlf, cr, mixed };

[[nodiscard]] LineEnds line_ends_of(std::string_view text) noexcept;

/// The text with a newline for whatever ends a line.
[[nodiscard]] std::string with_newlines(std::string_view text);

}  // namespace bibconv::badge_page
