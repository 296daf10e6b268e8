#pragma once

#include "bibconv/rich_text.hpp"

namespace bibconv::markup {

/// The text with its mathematics and raw runs put into plain characters, subscripts and superscripts, as
/// near as they come: "$\alpha^2$" is an alpha with a raised 2. For formats that know no TeX.
[[nodiscard]] RichText readable(const RichText& text);

}  // namespace bibconv::markup
