#pragma once

#include <vector>

#include "bibconv/item.hpp"
#include "formats/badge_page/page.hpp"

namespace bibconv::badge_page {

/// The fields of the entry that the page does not show: they are lost to whoever has only the page.
[[nodiscard]] std::vector<const Field*> fields_not_shown(const Entry& entry, const Page& page);

/// Those that it shows without their markup: the line below a card's title, tags.
[[nodiscard]] std::vector<const Field*> fields_shown_plainly(const Entry& entry);

}  // namespace bibconv::badge_page
