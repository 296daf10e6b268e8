#pragma once

#include <string>
#include <string_view>

#include "bibconv/item.hpp"
#include "formats/badge_page/facts.hpp"
#include "formats/badge_page/page.hpp"

namespace bibconv::badge_page {

/// The row of a table whose abbreviation or one of whose names stands in the text as a word of its own
/// ("NLP2024" holds NLP), or null. An abbreviation in brackets comes first; a name that goes on is another one. An
/// abbreviation of two letters must have a year behind it or brackets around it.
[[nodiscard]] const Venue* find_venue(const VenueTable& table, std::string_view text);

/// What stands for the venue on its badge: `abbr` as stored, else from the table, else the acronym in
/// brackets, else the title itself, shortened.
[[nodiscard]] std::string venue_abbr(const Facts& facts);

/// The table's row for the entry's venue, or null.
[[nodiscard]] const Venue* venue_of(const Entry& entry, const PageStyle& style);

/// The look of the organiser of a talk or the owner of a site.
[[nodiscard]] Look organiser_look(std::string_view text, const PageStyle& style);

/// Whether the work was published in a workshop.
[[nodiscard]] bool is_workshop(const Entry& entry);

/// The right half of the venue badge: the stored track, else what suits the venue.
[[nodiscard]] std::string venue_track(const Facts& facts);

}  // namespace bibconv::badge_page
