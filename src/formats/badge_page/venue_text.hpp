#pragma once

#include <string>
#include <string_view>

#include "bibconv/item.hpp"

namespace bibconv::badge_page {

/// Where a work was published, as one line of Markdown: "Journal of Things, 12(3):45–67, 2020". The year is
/// left out when the title of the container holds it already ("NLP2024", "SC24").
[[nodiscard]] std::string venue_text(const Entry& entry);

/// The inverse: the container's title, without the entry's year behind it.
void set_venue_text(Entry& entry, std::string_view text);

}  // namespace bibconv::badge_page
