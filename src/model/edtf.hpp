#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bibconv/date.hpp"

namespace bibconv::model {

/// A date of EDTF levels 0 and 1 (ISO 8601-2): "2004-06-11", "2004-06~", "199X", "2004-21", "2003/",
/// "/2004", "2004-05-01T14:05:00Z". Months and days may have one digit. Nothing for anything else.
[[nodiscard]] std::optional<Date> parse_edtf(std::string_view text);

/// How many days a month has, 1 to 12 in that year.
[[nodiscard]] int days_of(int year, int month) noexcept;

/// The same in EDTF, "" for a literal or empty date. `parse_edtf` gives the date back.
[[nodiscard]] std::string format_edtf(const Date& date);

}  // namespace bibconv::model
