#include "formats/csl_json/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "model/edtf.hpp"
#include "text/ascii.hpp"

namespace bibconv::csl_json {
namespace {

constexpr int furthest_year = 999'999'999;
constexpr auto season_names = std::to_array<std::string_view>({"spring", "summer", "autumn", "winter", "fall"});

std::optional<int> whole_number(const Json& value) {
    const auto text = scalar_text(value);
    int number = 0;
    if (!text || text->empty()) return std::nullopt;
    const char* const end = text->data() + text->size();
    const auto [stop, error] = std::from_chars(text->data(), end, number);
    const bool fits = error == std::errc() && stop == end && std::abs(number) <= furthest_year;
    return fits ? std::optional(number) : std::nullopt;
}

// 1 to 4, also in the spellings of EDTF (21 to 24), of citeproc-js's months (13 to 16) and by name.
std::optional<std::uint8_t> season_number(const Json& value) {
    if (const auto number = whole_number(value)) {
        for (const int base : {0, 12, 20}) {
            if (*number > base && *number <= base + 4) return static_cast<std::uint8_t>(*number - base);
        }
        return std::nullopt;
    }
    const std::string name = text::ascii_lower(scalar_text(value).value_or(""));
    const auto found = std::ranges::find(season_names, name);
    if (found == season_names.end()) return std::nullopt;
    return static_cast<std::uint8_t>(name == "fall" ? 3 : found - season_names.begin() + 1);
}

bool is_blank(const Json& value) { return value.is_null() || value == Json(""); }

// How many parts are given: some programs fill the rest with null or "".
std::size_t given_parts(const Json& parts) {
    std::size_t count = parts.is_array() ? parts.size() : 0;
    while (count > 0 && is_blank(parts[count - 1])) --count;
    return count;
}

std::optional<DatePoint> read_point(const Json& parts) {
    const std::size_t count = given_parts(parts);
    if (count == 0 || count > 3) return std::nullopt;
    std::array<int, 3> numbers{};
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = whole_number(parts[i]);
        if (!number) return std::nullopt;
        numbers[i] = *number;
    }
    DatePoint point;
    point.year = numbers[0] < 0 ? numbers[0] + 1 : numbers[0];  // CSL's -44 is 44 BC, it has no year 0
    if (numbers[1] > 12) {
        const auto season = season_number(parts[1]);
        if (!season) return std::nullopt;
        point.season = *season;
        return point;
    }
    if (numbers[1] < 0 || numbers[2] < 0 || numbers[2] > 31) return std::nullopt;
    point.month = static_cast<std::uint8_t>(numbers[1]);
    point.day = static_cast<std::uint8_t>(point.month == 0 ? 0 : numbers[2]);
    return point;
}

bool is_true(const Json* value) {
    if (value == nullptr) return false;
    const auto text = scalar_text(*value);
    return text && !text->empty() && *text != "false" && *text != "0";
}

// `[[2003], [0]]` is CSL's way to say "since 2003".
bool is_open_end(const Json& parts) { return parts.is_array() && !parts.empty() && whole_number(parts[0]) == 0; }

std::optional<Date> read_parts(const Json& value, const Json& parts) {
    if (!parts.is_array() || parts.empty() || parts.size() > 2) return std::nullopt;
    Date date;
    // Crossref's way to say that there is none: `[[null]]`.
    if (parts.size() == 1 && parts[0].is_array() && given_parts(parts[0]) == 0) return date;
    date.begin = read_point(parts[0]);
    if (!date.begin) return std::nullopt;
    date.range = parts.size() == 2;
    if (date.range && !is_open_end(parts[1])) {
        date.end = read_point(parts[1]);
        if (!date.end) return std::nullopt;
    }
    const Json* season = find_member(value, "season");
    if (season != nullptr && date.begin->month == 0) date.begin->season = season_number(*season).value_or(0);
    const bool circa = is_true(find_member(value, "circa"));
    date.begin->approximate = circa;
    if (date.end) date.end->approximate = circa;
    return date;
}

Date read_text(const std::string& text) {
    if (auto date = model::parse_edtf(text)) return *date;
    Date date;
    date.literal = text;
    return date;
}

Json write_point(const DatePoint& point) {
    Json parts = Json::array({point.year > 0 ? point.year : point.year - 1});
    if (point.month != 0) parts.push_back(point.month);
    if (point.month != 0 && point.day != 0) parts.push_back(point.day);
    return parts;
}

bool is_vague(const std::optional<DatePoint>& point) {
    return point && (point->approximate || point->uncertain || point->unspecified > 0 || point->unspecified_parts > 0);
}

}  // namespace

std::optional<Date> read_date(const Json& value) {
    if (const auto text = scalar_text(value)) return read_text(*text);
    if (!value.is_object()) return std::nullopt;
    const Json* parts = find_member(value, "date-parts");
    const Json* raw = find_member(value, "raw");
    const Json* literal = find_member(value, "literal");
    const bool in_words = parts != nullptr && *parts == Json::array() && (raw != nullptr || literal != nullptr);
    if (parts != nullptr && !in_words) return read_parts(value, *parts);
    Date date;
    if (raw != nullptr && raw->is_string()) date = read_text(raw->get<std::string>());
    if (literal != nullptr && !date.begin) date.literal = scalar_text(*literal).value_or("");
    return date;
}

Json write_date(const Date& date) {
    Json value = Json::object();
    if (date.begin || date.end) {
        Json& parts = value["date-parts"] = Json::array();
        if (date.begin) parts.push_back(write_point(*date.begin));
        if (date.end) parts.push_back(write_point(*date.end));
    } else if (!date.literal.empty()) {
        value["literal"] = date.literal;
    }
    if (date.begin && date.begin->season != 0) value["season"] = date.begin->season;
    if (is_vague(date.begin) || is_vague(date.end)) value["circa"] = true;
    return value;
}

}  // namespace bibconv::csl_json
