#pragma once

#include <optional>

#include "bibconv/date.hpp"
#include "formats/csl_json/json.hpp"

namespace bibconv::csl_json {

/// A date object of CSL, or EDTF in a string; nothing when it is neither or no such day exists.
[[nodiscard]] std::optional<Date> read_date(const Json& value);

/// The date object that says most of it. What CSL cannot say (open ends, times, decades) is left out.
void write_date(text::JsonText& out, const Date& date);

/// What `read_date` makes of that object.
[[nodiscard]] std::optional<Date> round_trip(const Date& date);

/// Whether this is what `write_date` writes, but for the order of its members.
[[nodiscard]] bool is_written_so(const Date& date, const Json& value);

}  // namespace bibconv::csl_json
