#include "model/months.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "model/edtf.hpp"
#include "text/ascii.hpp"

namespace bibconv::model {
namespace {

using text::is_ascii_letter;
using text::is_digit;

constexpr auto names = std::to_array<std::string_view>({"January", "February", "March", "April", "May", "June", "July",
                                                        "August", "September", "October", "November", "December"});
constexpr auto macros = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});
constexpr auto seasons = std::to_array<std::string_view>({"spring", "summer", "autumn", "winter"});

// Where they are no English ones, or the beginning of one: German and French.
struct MonthName {
    std::string_view name;
    std::uint8_t month;
};
constexpr auto foreign_names =
    std::to_array<MonthName>({{"januar", 1},  {"jänner", 1},    {"februar", 2},  {"märz", 3},      {"mai", 5},
                              {"juni", 6},    {"juli", 7},      {"oktober", 10}, {"dezember", 12}, {"janvier", 1},
                              {"février", 2}, {"mars", 3},      {"avril", 4},    {"juin", 6},      {"juillet", 7},
                              {"août", 8},    {"septembre", 9}, {"octobre", 10}, {"novembre", 11}, {"décembre", 12}});

struct DateWords {
    std::vector<std::string> words;  // of letters or of digits
    bool span = false;               // something like a dash between them
};

std::string with_plain_signs(std::string_view text) {
    constexpr std::pair<std::string_view, char> signs[] = {{"\u00A0", ' '}, {"–", '-'}, {"—", '-'}};
    std::string result;
    while (!text.empty()) {
        const auto* sign = std::ranges::find_if(signs, [&](const auto& row) { return text.starts_with(row.first); });
        result += sign == std::end(signs) ? text.front() : sign->second;
        text.remove_prefix(sign == std::end(signs) ? 1 : sign->first.size());
    }
    return result;
}

DateWords words_of(std::string_view text) {
    DateWords result;
    const auto is_letter = [](char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; };
    const std::string plain = with_plain_signs(text);
    text = plain;
    for (std::size_t at = 0; at < text.size();) {
        const auto same = [&, letters = is_letter(text[at])](char c) { return letters ? is_letter(c) : is_digit(c); };
        const auto end =
            static_cast<std::size_t>(std::ranges::find_if_not(text.substr(at), same) - text.substr(at).begin());
        if (end == 0) {
            const bool other = std::string_view(" ~.,{}\t\n\r").find(text[at]) == std::string_view::npos;
            result.span = result.span || other;
            ++at;
            continue;
        }
        result.words.push_back(text::ascii_lower(text.substr(at, end)));
        at += end;
    }
    return result;
}

// A name of at least three letters that begins a month's name: "sept".
std::uint8_t month_named(std::string_view word) {
    if (word.size() < 3) return 0;
    const auto found =
        std::ranges::find_if(names, [&](std::string_view name) { return text::ascii_lower(name).starts_with(word); });
    return found == names.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(found - names.begin() + 1);
}

std::uint8_t number_up_to(std::string_view word, int most) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool good = error == std::errc{} && end == word.data() + word.size() && value >= 1 && value <= most;
    return good ? static_cast<std::uint8_t>(value) : std::uint8_t{0};
}

std::optional<MonthText> one_word(std::string_view word) {
    const std::string_view english = word == "fall" ? "autumn" : word;
    const auto season = std::ranges::find(seasons, english);
    MonthText result;
    if (season != seasons.end()) {
        result.season = static_cast<std::uint8_t>(season - seasons.begin() + 1);
    } else if ((result.month = month_named(word)) == 0 && (result.month = number_up_to(word, 12)) == 0) {
        const auto foreign = std::ranges::find(foreign_names, word, &MonthName::name);
        if (foreign != foreign_names.end()) result.month = foreign->month;
        result.foreign = result.month != 0;
    }
    return result.month == 0 && result.season == 0 ? std::nullopt : std::optional(result);
}

std::optional<MonthText> two_words(std::string_view first, std::string_view second, bool span) {
    MonthText result;
    const std::uint8_t a = month_named(first);
    const std::uint8_t b = month_named(second);
    result.month = a != 0 ? a : b;
    if (a != 0 && b != 0) {
        result.last = b;
        return span && a < b ? std::optional(result) : std::nullopt;
    }
    result.day = number_up_to(a != 0 ? second : first, 31);
    return result.month == 0 || result.day == 0 || span ? std::nullopt : std::optional(result);
}

// "8--10 July", "July 8--10".
std::optional<MonthText> three_words(const std::vector<std::string>& words) {
    MonthText result;
    const bool first = month_named(words[0]) != 0;
    result.month = result.last = month_named(words[first ? 0 : 2]);
    result.day = number_up_to(words[first ? 1 : 0], 31);
    result.last_day = number_up_to(words[first ? 2 : 1], 31);
    const bool good = result.month != 0 && result.day != 0 && result.day < result.last_day;
    return good ? std::optional(result) : std::nullopt;
}

// "June 30 -- July 2", "30 June -- 2 July".
std::optional<MonthText> four_words(const std::vector<std::string>& words) {
    MonthText result;
    const std::size_t month = month_named(words[0]) != 0 ? 0 : 1;
    result.month = month_named(words[month]);
    result.last = month_named(words[2 + month]);
    result.day = number_up_to(words[1 - month], 31);
    result.last_day = number_up_to(words[3 - month], 31);
    const bool ordered = result.month < result.last || (result.month == result.last && result.day < result.last_day);
    const bool good = result.month != 0 && result.day != 0 && result.last_day != 0 && ordered;
    return good ? std::optional(result) : std::nullopt;
}

}  // namespace

std::optional<MonthText> parse_month(std::string_view text) {
    const DateWords found = words_of(text);
    if (found.words.size() == 1 && !found.span) return one_word(found.words[0]);
    if (found.words.size() == 2) return two_words(found.words[0], found.words[1], found.span);
    if (found.words.size() == 3 && found.span) return three_words(found.words);
    if (found.words.size() == 4 && found.span) return four_words(found.words);
    return std::nullopt;
}

bool set_month(Date& date, const MonthText& text) {
    DatePoint& begin = *date.begin;
    const auto exists = [&](int month, int day) { return day == 0 || day <= days_of(begin.year, month); };
    if (!exists(text.month, text.day) || !exists(text.last, text.last_day)) return false;
    begin.month = text.month;
    begin.season = text.season;
    begin.day = text.day;
    if (text.last == 0) return true;
    date.range = true;
    date.end = begin;
    date.end->month = text.last;
    date.end->day = text.last_day;
    return true;
}

std::string_view month_macro(unsigned month) noexcept { return macros[(month - 1) % 12]; }

std::string_view month_of_macro(std::string_view macro) noexcept {
    const auto found = std::ranges::find(macros, macro);
    return found == macros.end() ? std::string_view() : names[static_cast<std::size_t>(found - macros.begin())];
}

}  // namespace bibconv::model
