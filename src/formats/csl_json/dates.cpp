#include "formats/csl_json/dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "model/edtf.hpp"
#include "text/ascii.hpp"

namespace bibconv::csl_json {
namespace {

constexpr int furthest_year = 999'999'999;
constexpr auto season_names = std::to_array<std::string_view>({"spring", "summer", "autumn", "winter", "fall"});

// One end of a date as CSL has it: the year, a month or season, the day.
struct Parts {
    std::array<int, 3> numbers{};
    std::size_t count = 0;
};

// A date object, taken apart.
struct DateObject {
    std::array<Parts, 2> ends{};
    std::size_t count = 0;  // of the ends
    bool open_end = false;
    std::string_view literal = {};
    std::optional<std::uint8_t> season = {};
    bool circa = false;
};

// 1 to 4, also in the spellings of EDTF (21 to 24) and of citeproc-js's months (13 to 16). 0: none.
std::uint8_t season_of(int number) {
    for (const int base : {0, 12, 20}) {
        if (number > base && number <= base + 4) return static_cast<std::uint8_t>(number - base);
    }
    return 0;
}

std::optional<DatePoint> point_of(const Parts& parts) {
    const auto [year, month, day] = parts.numbers;
    if (parts.count == 0 || year > furthest_year || year < -furthest_year) return std::nullopt;
    DatePoint point;
    point.year = year < 0 ? year + 1 : year;  // CSL's -44 is 44 BC, it has no year 0
    if (month > 12) {
        point.season = season_of(month);
        return point.season == 0 ? std::nullopt : std::optional(point);
    }
    if (month < 0 || day < 0 || day > 31) return std::nullopt;
    point.month = static_cast<std::uint8_t>(month);
    point.day = static_cast<std::uint8_t>(month == 0 ? 0 : day);
    return point;
}

Parts parts_of(const DatePoint& point) {
    const int year = point.year > 0 ? point.year : point.year - 1;
    if (point.month == 0) return {{year}, 1};
    return {{year, point.month, point.day}, point.day == 0 ? 2U : 3U};
}

std::optional<Date> date_of(const DateObject& object) {
    Date date;
    if (object.count == 0) {
        date.literal = object.literal;
        return date;
    }
    date.begin = point_of(object.ends[0]);
    if (!date.begin) return std::nullopt;
    date.range = object.count == 2;
    if (date.range && !object.open_end) {
        date.end = point_of(object.ends[1]);
        if (!date.end) return std::nullopt;
        date.end->approximate = object.circa;
    }
    date.begin->approximate = object.circa;
    if (object.season && date.begin->month == 0) date.begin->season = *object.season;
    return date;
}

bool is_vague(const std::optional<DatePoint>& point) {
    return point && (point->approximate || point->uncertain || point->unspecified > 0 || point->unspecified_parts > 0);
}

DateObject object_of(const Date& date) {
    DateObject object;
    for (const auto* end : {&date.begin, &date.end}) {
        if (*end) object.ends[object.count++] = parts_of(**end);
    }
    if (object.count == 0) object.literal = date.literal;
    if (date.begin && date.begin->season != 0) object.season = date.begin->season;
    object.circa = is_vague(date.begin) || is_vague(date.end);
    return object;
}

std::optional<int> whole_number(const Json& value) {
    const std::string_view text = scalar_text(value).value_or("");
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

// A number, or a name.
std::uint8_t read_season(const Json& value) {
    if (const auto number = whole_number(value)) return season_of(*number);
    const std::string name = text::ascii_lower(scalar_text(value).value_or(""));
    const auto found = std::ranges::find(season_names, name);
    if (found == season_names.end()) return 0;
    return static_cast<std::uint8_t>(name == "fall" ? 3 : found - season_names.begin() + 1);
}

bool is_blank(const Json& value) { return value.is_null() || (value.is_string() && value.text.empty()); }

// Some programs fill what is not given with null or "".
std::optional<Parts> read_parts(const Json& value) {
    Parts parts;
    bool blank = false;
    if (!value.is_array()) return std::nullopt;
    for (const Json& part : value) {
        blank = blank || is_blank(part);
        if (is_blank(part)) continue;
        const auto number = whole_number(part);
        if (!number || blank || parts.count == parts.numbers.size()) return std::nullopt;
        parts.numbers[parts.count++] = *number;
    }
    return parts;
}

bool is_true(const Json* value) {
    if (value == nullptr) return false;
    const auto text = scalar_text(*value);
    return text && !text->empty() && *text != "false" && *text != "0";
}

// `[[2003], [0]]` is CSL's way to say "since 2003".
bool is_open_end(const Json& parts) { return parts.is_array() && parts.size > 0 && whole_number(*parts.begin()) == 0; }

std::optional<Date> read_ends(const Json& value, const Json& ends) {
    DateObject object;
    if (!ends.is_array() || ends.size == 0 || ends.size > object.ends.size()) return std::nullopt;
    for (const Json& end : ends) {
        object.open_end = object.count == 1 && is_open_end(end);
        const auto parts = object.open_end ? Parts() : read_parts(end);
        if (!parts) return std::nullopt;
        object.ends[object.count++] = *parts;
    }
    // Crossref's way to say that there is none: `[[null]]`.
    if (object.count == 1 && object.ends[0].count == 0) return Date();
    if (const Json* season = find_member(value, "season")) object.season = read_season(*season);
    object.circa = is_true(find_member(value, "circa"));
    return date_of(object);
}

Date read_text(std::string_view text) {
    if (auto date = model::parse_edtf(text)) return *date;
    Date date;
    date.literal = text;
    return date;
}

bool says_number(const Json& value, int number) {
    std::array<char, 16> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return says(value, std::string_view(digits.data(), written.ptr));
}

bool says_ends(const Json& value, const DateObject& object) {
    const auto says_parts = [](const Json& end, const Parts& parts) {
        return end.is_array() && std::ranges::equal(end, std::span(parts.numbers).first(parts.count), says_number);
    };
    return value.is_array() && std::ranges::equal(value, std::span(object.ends).first(object.count), says_parts);
}

}  // namespace

std::optional<Date> read_date(const Json& value) {
    if (const auto text = scalar_text(value)) return read_text(*text);
    if (!value.is_object()) return std::nullopt;
    const Json* parts = find_member(value, "date-parts");
    const Json* raw = find_member(value, "raw");
    const Json* literal = find_member(value, "literal");
    const bool in_words =
        parts != nullptr && parts->is_array() && parts->size == 0 && (raw != nullptr || literal != nullptr);
    if (parts != nullptr && !in_words) return read_ends(value, *parts);
    Date date;
    if (raw != nullptr && raw->is_string()) date = read_text(raw->text);
    if (literal != nullptr && !date.begin) date.literal = scalar_text(*literal).value_or("");
    return date;
}

void write_date(text::JsonText& out, const Date& date) {
    const DateObject object = object_of(date);
    out.open('{');
    if (object.count > 0) {
        out.name("date-parts");
        out.open('[');
        for (const Parts& parts : std::span(object.ends).first(object.count)) {
            out.open('[');
            for (const int number : std::span(parts.numbers).first(parts.count)) out.number(number);
            out.close(']');
        }
        out.close(']');
    } else if (!object.literal.empty()) {
        out.name("literal");
        out.string(object.literal);
    }
    if (object.season) {
        out.name("season");
        out.number(*object.season);
    }
    if (object.circa) {
        out.name("circa");
        out.raw("true");
    }
    out.close('}');
}

std::optional<Date> round_trip(const Date& date) { return date_of(object_of(date)); }

bool is_written_so(const Date& date, const Json& value) {
    const DateObject object = object_of(date);
    const auto says_member = [&](const Json& member) {
        if (member.name == "date-parts") return object.count > 0 && says_ends(member, object);
        if (member.name == "literal") return !object.literal.empty() && says(member, object.literal);
        if (member.name == "season") return object.season && says_number(member, *object.season);
        return member.name == "circa" && object.circa && member.is_boolean() && member.text == "true";
    };
    const std::size_t members =
        (object.count > 0 || !object.literal.empty() ? 1U : 0U) + (object.season ? 1U : 0U) + (object.circa ? 1U : 0U);
    return value.is_object() && value.size == members && std::ranges::all_of(value, says_member);
}

}  // namespace bibconv::csl_json
