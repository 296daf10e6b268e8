#pragma once

#include <string>
#include <string_view>

#include "bibconv/rich_text.hpp"

namespace bibconv::markup {

/// Rich text in the markup that CSL processors know (`<i> <b> <sup> <sub>`, small capitals, nocase).
struct CslHtml {
    std::string html;
    bool exact = true;  ///< whether `parse_csl_html` gives the same text back; else something was left out
};
[[nodiscard]] CslHtml csl_html(const RichText& text, Mathematics mathematics = Mathematics::simple);

/// The text itself where that is its HTML already, as mostly; null where it is not, or takes a closer look.
[[nodiscard]] const std::string* plain_csl_html(const RichText& text) noexcept;

/// A variable of CSL-JSON as rich text. There are no character references; tags without a partner, and all
/// other tags, are text.
[[nodiscard]] RichText parse_csl_html(std::string_view html);

/// Rich text in HTML that leaves nothing out: adds links, quotes, code, mathematics, raw runs and `&lt;`.
[[nodiscard]] std::string full_html(const RichText& text);

/// The inverse: gives any normalised value back.
[[nodiscard]] RichText parse_full_html(std::string_view html);

}  // namespace bibconv::markup
