#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "formats/badge_page/slots.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 4> seasons = {"Spring", "Summer", "Autumn", "Winter"};

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string point_text(const DatePoint& point, bool month_name) {
    const std::string year = std::to_string(point.year);
    if (point.season >= 1 && point.season <= seasons.size())
        return std::string(seasons[point.season - 1U]) + ' ' + year;
    if (point.month == 0 || point.month > months.size()) return year;
    if (month_name && point.day == 0) return std::string(months[point.month - 1U]) + ' ' + year;
    const std::string month = year + '/' + two_digits(point.month);
    return point.day == 0 ? month : month + '/' + two_digits(point.day);
}

std::optional<int> number(std::string_view text, std::size_t digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.size() != digits || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

template <std::size_t N>
std::uint8_t place(const std::array<std::string_view, N>& words, std::string_view word) {
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(found - words.begin() + 1);
}

std::optional<DatePoint> named(std::string_view word, std::string_view year_text) {
    const auto year = number(year_text, 4);
    DatePoint point;
    point.month = place(months, word);
    point.season = place(seasons, word);
    if (!year || (point.month == 0 && point.season == 0)) return std::nullopt;
    point.year = *year;
    return point;
}

std::optional<DatePoint> parse_point(std::string_view text) {
    if (const std::size_t space = text.find(' '); space != std::string_view::npos)
        return named(text.substr(0, space), text.substr(space + 1));
    const auto year = number(text.substr(0, 4), 4);
    if (!year) return std::nullopt;
    DatePoint point;
    point.year = *year;
    if (text.size() == 4) return point;
    const auto month = number(text.substr(std::min<std::size_t>(5, text.size())).substr(0, 2), 2);
    if (text[4] != '/' || !month || *month < 1 || *month > 12) return std::nullopt;
    point.month = static_cast<std::uint8_t>(*month);
    if (text.size() == 7) return point;
    const auto day = number(text.substr(std::min<std::size_t>(8, text.size())), 2);
    if (text[7] != '/' || !day || *day < 1 || *day > 31) return std::nullopt;
    point.day = static_cast<std::uint8_t>(*day);
    return point;
}

}  // namespace

std::string date_text(const Date& date, bool month_name) {
    if (!date.begin) return date.literal.empty() && date.end ? point_text(*date.end, month_name) : date.literal;
    const std::string begin = point_text(*date.begin, month_name);
    if (!date.range) return begin;
    return begin + " \u2013 " + (date.end ? point_text(*date.end, month_name) : std::string());
}

std::optional<Date> parse_date_text(std::string_view text) {
    const auto point = parse_point(text);
    if (!point) return std::nullopt;
    Date date;
    date.begin = *point;
    return date;
}

}  // namespace bibconv::badge_page
