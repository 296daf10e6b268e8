#pragma once

#include "bibconv/format.hpp"

namespace bibconv::badge_page {

/// The badge-styled Markdown publications page.
extern const Format badges;

/// Reads a page. Blocks that are no entries become Prose, verbatim, in place.
void read_page(std::istream& in, ItemSink& sink, const ReadContext& context);

/// Writes a page when all items are there: entries go to their sections first.
[[nodiscard]] std::unique_ptr<ItemSink> make_page_writer(std::ostream& out, const WriteContext& context);

}  // namespace bibconv::badge_page
