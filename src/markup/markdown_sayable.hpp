#pragma once

#include "bibconv/rich_text.hpp"

namespace bibconv::markup {

/// The text with nothing but what Markdown has a mark for. What has none becomes a part of the text around it, so that
/// whoever escapes a character sees its neighbours: nocase, raw markup, links that nobody may follow, emphasis that is
/// empty or stands within the same emphasis. Links do not hold links: the outer one is what is around the inner one.
/// No emphasis begins or ends with white space, and none touches the same one. Readers bound how deep text is nested.
/// \param in_link  whether it will stand within a link, so that it holds none
[[nodiscard]] RichText sayable_in_markdown(const RichText& text, bool in_link = false);

}  // namespace bibconv::markup
