#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "bibconv/date.hpp"

namespace bibconv::model {

/// What people write into `month`.
struct MonthText {
    std::uint8_t month = 0;   ///< 1–12, or 0 with a season
    std::uint8_t season = 0;  ///< 1–4
    std::uint8_t day = 0;
    std::uint8_t last = 0;      ///< the last month of a span such as "July/August"
    std::uint8_t last_day = 0;  ///< and its day: "June 30 -- July 2"
    bool foreign = false;       ///< "Mai"
};

/// "sep", "September", "9", "10~jan", "May--June", "8--10 July", "June 30 -- July 2", "Summer", "Mai". Nothing for
/// anything else.
[[nodiscard]] std::optional<MonthText> parse_month(std::string_view text);

/// A year becomes a month, a season, a day or a span of months or days. False, and the year stays one, where that year
/// has no such day.
[[nodiscard]] bool set_month(Date& date, const MonthText& text);

/// The macro of a month: "jan".
[[nodiscard]] std::string_view month_macro(unsigned month) noexcept;

/// What the styles of BibTeX define that macro as: "January"; "" for another name.
[[nodiscard]] std::string_view month_of_macro(std::string_view macro) noexcept;

}  // namespace bibconv::model
