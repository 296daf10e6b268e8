#pragma once

#include <string>
#include <string_view>

#include "bibconv/rich_text.hpp"

namespace bibconv::markup {

/// Inline Markdown (CommonMark 0.30, chapter 6: code spans, emphasis, links, escapes, character
/// references; `markdown_tags` and `$…$`) as rich text. Anything else is text: titles of links, images (a "!" and a
/// link), reference links, other HTML.
[[nodiscard]] RichText parse_markdown(std::string_view text);

/// What stands between the parentheses of a link, with or without angle brackets, as an address.
[[nodiscard]] std::string parse_markdown_destination(std::string_view text);

/// What text will stand between on its line, such as "**" and "**": it leaves these marks what they are. Within the
/// brackets of a link it holds none itself.
struct Surroundings {
    std::string_view before, behind;
};

/// Rich text as inline Markdown on one line. Everything that Markdown or HTML would take for markup
/// is escaped, and only links that are safe to follow become links: no content becomes active.
/// `nocase` has no Markdown and is left out.
[[nodiscard]] std::string markdown(const RichText& text, const Surroundings& around = {});

/// The same of text without markup.
[[nodiscard]] std::string markdown_of_text(std::string_view text, const Surroundings& around = {});

/// A URL as the destination of a Markdown link: what could end it is percent-encoded (CommonMark 0.30, 6.3).
[[nodiscard]] std::string markdown_destination(std::string_view url);

}  // namespace bibconv::markup
