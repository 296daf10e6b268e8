#pragma once

#include <vector>

#include "bibconv/item.hpp"
#include "formats/badge_page/page.hpp"

namespace bibconv::badge_page {

/// The fields of the entry that the page does not show: they are lost to whoever has only the page.
[[nodiscard]] std::vector<const Field*> fields_not_shown(const Entry& entry, const Page& page);

/// Whether the field is a date of which the page shows the year and not the rest.
[[nodiscard]] bool shows_year_alone(const Field& field, const Entry& entry, const Page& page);

/// Those with an address that nobody shall follow: no link on the page leads there.
[[nodiscard]] std::vector<const Field*> fields_with_refused_links(const Entry& entry, const Page& page);

/// Those that it shows without their markup, or without a link: in a badge, in the line below a card's title, within
/// the link that a row is. `row`: the entry stands where entries are rows.
[[nodiscard]] std::vector<const Field*> fields_shown_plainly(const Entry& entry, const Page& page, bool row);

}  // namespace bibconv::badge_page
