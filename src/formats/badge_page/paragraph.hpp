#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bibconv/rich_text.hpp"

namespace bibconv::badge_page {

/// What stands between the paragraphs of a text.
inline constexpr std::string_view blank_line = "\n\n";

/// The paragraphs of a text, none of them empty.
[[nodiscard]] std::vector<RichText> parted_at_blank_lines(const RichText& text);

/// Rich text as paragraphs of Markdown: parted at blank lines, and escaped where a line would begin a
/// heading, a list, a quotation or a rule.
[[nodiscard]] std::vector<std::string> paragraphs_of(const RichText& text);

/// The inverse; paragraphs are joined by a blank line.
[[nodiscard]] RichText text_of_paragraphs(const std::vector<std::string>& paragraphs);

/// Any text as paragraphs in which no markup does anything; its lines stay lines. Given again, it stays as it is.
[[nodiscard]] std::string neutralised(std::string_view text);

}  // namespace bibconv::badge_page
