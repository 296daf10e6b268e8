#pragma once

#include <string>

#include "bibconv/date.hpp"

namespace bibconv::json_ld {

/// A point in time as ISO 8601 says it, and whether that is all of it. "" where ISO has no words for it.
struct IsoDate {
    std::string text;
    bool exact = true;
};

/// schema.org's Date. What EDTF knows beyond ISO (seasons, "about", "19XX") is left out.
[[nodiscard]] IsoDate iso_date(const DatePoint& point);

/// The point by which a date is known: its beginning, or its end where that is open.
[[nodiscard]] IsoDate iso_date(const Date& date);

}  // namespace bibconv::json_ld
