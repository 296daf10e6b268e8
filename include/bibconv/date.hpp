#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace bibconv {

/// One end of a date, in the precision it was given (EDTF level 1, ISO 8601-2 annex A).
struct DatePoint {
    int year = 0;                  ///< astronomical: 0 is 1 BC; trailing unspecified digits read as 0
    std::uint8_t month = 0;        ///< 1–12; 0: not given
    std::uint8_t day = 0;          ///< 1–31; 0: not given
    std::uint8_t season = 0;       ///< 1 spring, 2 summer, 3 autumn, 4 winter (CSL's numbers; EDTF's 21–24); 0: none
    std::uint8_t unspecified = 0;  ///< how many last digits of the year are X: 199X is 1, 19XX is 2
    std::uint8_t unspecified_parts =
        0;                     ///< how many are XX behind what is given: 2004-XX and 2004-06-XX 1, 2004-XX-XX 2
    bool approximate = false;  ///< EDTF "~"; with `uncertain`, "%"
    bool uncertain = false;    ///< EDTF "?"
    std::string time;          ///< "14:05:00Z" behind the T, as written; empty: none

    friend bool operator==(const DatePoint&, const DatePoint&) = default;
};

/// A day, month, season or year, or a range of them. A range stays a range.
struct Date {
    std::optional<DatePoint> begin;  ///< absent in a range: unknown or open beginning
    std::optional<DatePoint> end;    ///< absent in a range: open end ("2003/")
    bool range = false;
    std::string literal;  ///< "forthcoming": what is no date; the points are absent then

    friend bool operator==(const Date&, const Date&) = default;
};

}  // namespace bibconv
