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

/// The date as badges show it: "2025/09/04", "Summer 2025", "2024/05/06 – 2024/05/08", "2003 –", "~1850", "1850?",
/// "199X"; in books "Sep 2024". Words are shown as they are, and in quotation marks where they would be read as a date.
[[nodiscard]] std::string date_text(const Date& date, bool month_name);

/// A date in one of these forms; nothing for words.
[[nodiscard]] std::optional<Date> parse_date_text(std::string_view text);

/// The inverse of `date_text`: what is no date is the literal one.
[[nodiscard]] Date date_or_words(std::string_view text);

/// Whether the last of several words is a date, as in "ICML 2024".
[[nodiscard]] bool ends_in_date(std::string_view label);

}  // namespace bibconv::badge_page
