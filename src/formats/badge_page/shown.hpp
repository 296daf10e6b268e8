#pragma once

#include <string>
#include <vector>

#include "bibconv/item.hpp"
#include "formats/badge_page/layout.hpp"
#include "formats/badge_page/page.hpp"

namespace bibconv::badge_page {

/// The fields of the entry that the page does not show where it stands in a section of this look: they are lost to
/// whoever has only the page.
[[nodiscard]] std::vector<const Field*> fields_not_shown(const Entry& entry, const Page& page, const SectionLook& look);

/// Whether the page says the author of the entry only by being that author's page.
[[nodiscard]] bool is_left_to_owner(const Entry& entry, const Page& page, const SectionLook& look);

/// Whether the field is a date of which the page shows the year and not the rest.
[[nodiscard]] bool shows_year_alone(const Field& field, const Entry& entry, const Page& page, const SectionLook& look);

/// The addresses of its links that nobody shall follow, such as javascript:…, or that are around other links alone; the
/// page has their words.
[[nodiscard]] std::vector<std::string> links_left_out(const RichText& text);

struct LinkNotShown {
    const Field* field;
    std::string text;
};

/// What stands where links are and is none on the page: addresses that nobody shall follow, also in a text that is
/// shown, words, and all but the first address where a badge has room for one.
[[nodiscard]] std::vector<LinkNotShown> links_not_shown(const Entry& entry, const Page& page, const SectionLook& look);

/// Those that it shows without their markup, or without a link: in a badge, in the line below a card's title, within
/// the link that a row is.
[[nodiscard]] std::vector<const Field*> fields_shown_plainly(const Entry& entry, const Page& page,
                                                             const SectionLook& look);

}  // namespace bibconv::badge_page
