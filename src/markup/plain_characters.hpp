#pragma once

#include <string>

#include "bibconv/rich_text.hpp"

namespace bibconv::markup {

struct PlainCharacters {
    std::string text;
    bool exact = true;  ///< whether nothing but quotation marks and protected capitals was dropped: no markup, no link
};

/// Rich text in plain characters, for formats that know no markup. TeX is read as in readable.hpp; subscripts and
/// superscripts are Unicode's where each of their characters has one ("x²", "H₂O"), tags of HTML are dropped.
[[nodiscard]] PlainCharacters in_plain_characters(const RichText& text);

/// Whether there is markup to be seen, or a link. Protected capitals are none, and quotation marks are characters.
[[nodiscard]] bool has_visible_markup(const RichText& text);

}  // namespace bibconv::markup
