#include "formats/json_ld/dates.hpp"

namespace bibconv::json_ld {
namespace {

std::string padded(unsigned number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

IsoDate iso_date(const DatePoint& point) {
    if (point.year < 0 || point.year > 9999 || point.unspecified > 0) return {{}, false};
    IsoDate date{padded(static_cast<unsigned>(point.year), 4),
                 point.season == 0 && !point.approximate && !point.uncertain && point.time.empty()};
    if (point.month > 0) date.text += '-' + padded(point.month, 2);
    if (point.month > 0 && point.day > 0) date.text += '-' + padded(point.day, 2);
    return date;
}

IsoDate iso_date(const Date& date) {
    if (!date.begin && !date.end) return {{}, false};
    IsoDate iso = iso_date(date.begin ? *date.begin : *date.end);
    iso.exact = iso.exact && !date.range;
    return iso;
}

}  // namespace bibconv::json_ld
