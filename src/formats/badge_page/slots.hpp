#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bibconv/item.hpp"
#include "formats/badge_page/page.hpp"

namespace bibconv::badge_page {

// The words that the slots of badge patterns stand for: computed ones (role, date, year, yy, arxiv, track, event,
// site, site-rest, language-name, organiser-…), else the variable of that name. `Facts::word` reads them.

/// The inverse of `Facts::word`: stores what a badge says in the entry, in the field that it is read from.
void set_slot(std::string_view slot, const std::string& text, Entry& entry, const Page& page);

/// The year the entry is dated by (issued, else the event's), as text; "" when undated.
[[nodiscard]] std::string year_of(const Entry& entry);

/// The language of the entry: its `language`, else "ja" when the title is Japanese, else "".
[[nodiscard]] std::string language_of(const Entry& entry);

/// The date as badges show it: "2025/09/04", "2024/03", "Summer 2025"; in books "Sep 2024".
[[nodiscard]] std::string date_text(const Date& date, bool month_name);

/// The inverse of both forms; nothing for anything else.
[[nodiscard]] std::optional<Date> parse_date_text(std::string_view text);

}  // namespace bibconv::badge_page
