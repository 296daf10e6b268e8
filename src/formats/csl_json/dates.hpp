#pragma once

#include <optional>

#include "bibconv/date.hpp"
#include "formats/csl_json/json.hpp"

namespace bibconv::csl_json {

/// A date object of CSL, or EDTF in a string; nothing when it is neither or no such day exists.
[[nodiscard]] std::optional<Date> read_date(const Json& value);

/// The date object that says most of it. What CSL cannot say (open ends, times, decades) is left out.
[[nodiscard]] Json write_date(const Date& date);

}  // namespace bibconv::csl_json
