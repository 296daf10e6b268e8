#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "formats/badge_page/slots.hpp"
#include "model/edtf.hpp"
#include "text/ascii.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 4> seasons = {"Spring", "Summer", "Autumn", "Winter"};
constexpr std::string_view dash = "\u2013";
// Where a hyphen would part the label from the message.
constexpr std::string_view minus = "\u2212";
// Around words that would be read as a date.
constexpr std::string_view open_quote = "\u201c", close_quote = "\u201d";

bool are_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, text::is_digit); }

std::string edtf_of(const DatePoint& point) { return model::format_edtf({point, {}, false, {}}); }

// "2004/05/06 14:05:00Z", "2004/XX", "−0049", "199X".
std::string with_slashes(std::string edtf) {
    const auto time = std::ranges::find(edtf, 'T');
    constexpr std::ptrdiff_t behind_signs = 2;  // of the year
    std::replace(edtf.begin() + behind_signs, time, '-', '/');
    if (time != edtf.end()) *time = ' ';
    return edtf.starts_with('-') ? std::string(minus).append(edtf, 1) : edtf;
}

std::string certain_text(DatePoint point, bool month_name) {
    const bool season = point.season >= 1 && point.season <= seasons.size();
    const bool named = month_name && point.month >= 1 && point.month <= months.size() && point.day == 0;
    if (!season && (!named || point.unspecified_parts > 0)) return with_slashes(edtf_of(point));
    const std::string_view name = season ? seasons[point.season - 1U] : months[point.month - 1U];
    point.month = point.season = 0;
    return std::string(name) + ' ' + with_slashes(edtf_of(point));
}

// "~1850", "1850?"
std::string point_text(DatePoint point, bool month_name) {
    const std::string before = std::exchange(point.approximate, false) ? "~" : "";
    const std::string behind = std::exchange(point.uncertain, false) ? "?" : "";
    return before + certain_text(std::move(point), month_name) + behind;
}

template <std::size_t N>
std::uint8_t place(const std::array<std::string_view, N>& words, std::string_view word) {
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(found - words.begin() + 1);
}

// The inverse of `with_slashes`.
std::optional<DatePoint> slashed_point(std::string_view text) {
    const bool negative = text.starts_with(minus);
    std::string edtf = negative ? '-' + std::string(text.substr(minus.size())) : std::string(text);
    std::ranges::replace(edtf, '/', '-');
    if (const std::size_t space = edtf.find(' '); space != std::string::npos) edtf[space] = 'T';
    const auto date = model::parse_edtf(edtf);
    return date && !date->range && date->begin->season == 0 ? date->begin : std::nullopt;
}

std::optional<DatePoint> certain_point(std::string_view text) {
    const std::string_view word = text.substr(0, text.find(' '));
    const std::uint8_t month = place(months, word);
    const std::uint8_t season = place(seasons, word);
    if (month == 0 && season == 0) return slashed_point(text);
    auto point = slashed_point(text.substr(std::min(word.size() + 1, text.size())));
    if (!point || point->month != 0 || point->unspecified_parts != 0) return std::nullopt;
    point->month = month;
    point->season = season;
    return point;
}

std::optional<DatePoint> parse_point(std::string_view text) {
    const bool approximate = text.starts_with('~');
    const bool uncertain = text.ends_with('?');
    if (approximate) text.remove_prefix(1);
    if (uncertain && !text.empty()) text.remove_suffix(1);
    auto point = certain_point(text);
    if (!point) return std::nullopt;
    point->approximate = point->approximate || approximate;
    point->uncertain = point->uncertain || uncertain;
    return point;
}

// Whether this side of a range is a date, or says nothing.
bool parse_side(std::string_view text, std::optional<DatePoint>& point) {
    text = text::trimmed(text);
    if (text.empty()) return true;
    point = parse_point(text);
    return point.has_value();
}

bool is_quoted(std::string_view text) {
    return text.size() >= open_quote.size() + close_quote.size() && text.starts_with(open_quote) &&
           text.ends_with(close_quote);
}

std::string_view unquoted(std::string_view text) {
    return text.substr(open_quote.size(), text.size() - open_quote.size() - close_quote.size());
}

// Whether it is a date, in any number of quotation marks.
bool holds_date(std::string_view text) {
    while (is_quoted(text)) text = unquoted(text);
    return parse_date_text(text).has_value();
}

std::string literal_text(const std::string& literal) {
    if (!holds_date(literal)) return literal;
    return std::string(open_quote) + literal + std::string(close_quote);
}

}  // namespace

std::string date_text(const Date& date, bool month_name) {
    if (!date.literal.empty()) return literal_text(date.literal);
    const std::string begin = date.begin ? point_text(*date.begin, month_name) : std::string();
    const std::string end = date.end ? point_text(*date.end, month_name) : std::string();
    if (begin.empty() && end.empty()) return {};
    if (date.range || begin.empty()) return std::string(text::trimmed(begin + ' ' + std::string(dash) + ' ' + end));
    return are_digits(begin) ? std::to_string(date.begin->year) : begin;
}

std::optional<Date> parse_date_text(std::string_view text) {
    constexpr std::size_t usual = 4;  // digits of a year
    Date date;
    const std::size_t at = text.find(dash);
    if (at != std::string_view::npos) {
        date.range = true;
        const bool good = parse_side(text.substr(0, at), date.begin) &&
                          parse_side(text.substr(at + dash.size()), date.end) && (date.begin || date.end);
        return good ? std::optional(std::move(date)) : std::nullopt;
    }
    const bool short_year = text.size() < usual && are_digits(text);
    date.begin = parse_point(short_year ? std::string(usual - text.size(), '0').append(text) : std::string(text));
    return date.begin ? std::optional(std::move(date)) : std::nullopt;
}

Date date_or_words(std::string_view text) {
    if (auto date = parse_date_text(text)) return *std::move(date);
    return {{}, {}, false, std::string(is_quoted(text) && holds_date(text) ? unquoted(text) : text)};
}

bool ends_in_date(std::string_view label) {
    constexpr std::size_t year = 4;  // digits: "Area 51" is a name
    const std::size_t space = label.rfind(' ');
    if (space == std::string_view::npos) return false;
    const std::string_view word = label.substr(space + 1);
    return word.size() >= year && parse_date_text(word).has_value();
}

}  // namespace bibconv::badge_page
