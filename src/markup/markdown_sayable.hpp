#pragma once

#include "bibconv/rich_text.hpp"

namespace bibconv::markup {

/// The text with nothing but what Markdown has a mark for. What has none becomes a part of the text around it, so that
/// whoever escapes a character sees its neighbours: nocase, raw markup, links that nobody may follow, emphasis that is
/// empty or stands within the same emphasis. Links do not hold links: the outer one is what is around the inner one.
/// No emphasis begins or ends with white space, and none touches the same one.
[[nodiscard]] RichText sayable_in_markdown(const RichText& text);

}  // namespace bibconv::markup
