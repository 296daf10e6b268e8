#include "formats/json_ld/dates.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace bibconv::json_ld {
namespace {

// Times of ISO 8601, with 0 for any digit.
constexpr auto times = std::to_array<std::string_view>(
    {"00:00", "00:00Z", "00:00:00", "00:00:00Z", "00:00:00.000Z", "00:00:00+00:00", "00:00:00-00:00"});

std::string padded(unsigned number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

bool is_time(std::string time) {
    std::ranges::replace_if(time, text::is_digit, '0');
    return std::ranges::find(times, time) != times.end();
}

}  // namespace

IsoDate iso_date(const DatePoint& point) {
    if (point.year < 0 || point.year > 9999 || point.unspecified > 0) return {{}, false};
    IsoDate date{padded(static_cast<unsigned>(point.year), 4),
                 point.season == 0 && !point.approximate && !point.uncertain};
    if (point.month > 0) date.text += '-' + padded(point.month, 2);
    if (point.month > 0 && point.day > 0) date.text += '-' + padded(point.day, 2);
    if (point.time.empty()) return date;
    const bool time = point.month > 0 && point.day > 0 && is_time(point.time);
    if (time) date.text += 'T' + point.time;
    date.exact = date.exact && time;
    return date;
}

IsoDate iso_date(const Date& date) {
    if (!date.begin && !date.end) return {{}, false};
    IsoDate iso = iso_date(date.begin ? *date.begin : *date.end);
    iso.exact = iso.exact && !date.range;
    return iso;
}

}  // namespace bibconv::json_ld
