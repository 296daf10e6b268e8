#include "formats/bibtex/date_fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/name_tokens.hpp"
#include "formats/bibtex/value.hpp"
#include "markup/latex.hpp"
#include "model/edtf.hpp"
#include "model/months.hpp"

namespace bibconv::bibtex {
namespace {

using model::parse_month;
using model::set_month;

// Words that look like a date are marked, so that they stay words.
constexpr std::string_view literal_mark = "literal: ";

std::string without_sort_keys(std::string_view latex) {
    constexpr auto commands = std::to_array<std::string_view>({"\\noopsort{", "\\sortnoop{", "\\noop{"});
    std::string result;
    for (std::size_t at = 0; at < latex.size();) {
        const std::string_view rest = latex.substr(at);
        const auto* command = std::ranges::find_if(
            commands, [&](std::string_view c) { return text::equal_ignoring_case(rest.substr(0, c.size()), c); });
        const std::size_t end = command == commands.end() ? std::string_view::npos : rest.find('}');
        if (end == std::string_view::npos) {
            result += latex[at++];
            continue;
        }
        at += end + 1;
        if (result.ends_with('{') && latex.substr(at).starts_with('}')) {
            result.pop_back();
            ++at;
        }
    }
    return result;
}

// A date is no LaTeX (its ~ is no tie); anything else is.
std::string plain(std::string_view latex) {
    latex = trimmed(latex);
    while (is_group(latex)) latex = trimmed(latex.substr(1, latex.size() - 2));
    return model::parse_edtf(latex) ? std::string(latex) : plain_text(markup::decode_latex(without_sort_keys(latex)));
}

std::uint8_t day_of(std::string_view text, const DatePoint& month) {
    int day = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), day);
    const bool good = error == std::errc{} && end == text.data() + text.size() && day >= 1 &&
                      day <= model::days_of(month.year, month.month);
    return good ? static_cast<std::uint8_t>(day) : std::uint8_t{0};
}

// "1998", "1998--2000", EDTF; a year of three digits or of the time before Christ is a year, too.
std::optional<Date> parse_year(std::string text) {
    if (!text.empty() && text.size() < 4 && std::ranges::all_of(text, is_digit)) text.insert(0, 4 - text.size(), '0');
    if (auto date = model::parse_edtf(text)) return date;
    const std::size_t dash = text.find("–");
    if (dash == std::string::npos) return std::nullopt;
    const auto begin = model::parse_edtf(trimmed(std::string_view(text).substr(0, dash)));
    const auto end = model::parse_edtf(trimmed(std::string_view(text).substr(dash + std::string_view("–").size())));
    if (!begin || !end || begin->range || end->range) return std::nullopt;
    return Date{begin->begin, end->begin, true, {}};
}

// "January 1978", "5 May 2018", "Summer 1999".
std::optional<Date> parse_words(std::string_view text) {
    constexpr std::size_t digits = 4;
    if (text.size() <= digits || is_digit(text[text.size() - digits - 1])) return std::nullopt;
    const auto month = parse_month(text.substr(0, text.size() - digits));
    auto date = parse_year(std::string(text.substr(text.size() - digits)));
    if (!month || !date || std::ranges::none_of(text, is_ascii_letter)) return std::nullopt;
    return set_month(*date, *month) ? date : std::nullopt;
}

bool agrees(std::string_view text, int value) { return text.empty() || plain(text) == std::to_string(value); }

// Beside a `date`, the classic fields count as read where they repeat it.
void check_classic(const DateTexts& fields, DateRead& read) {
    if (!read.date->begin) {
        read.year_used = read.date->end && !fields.year.empty() && agrees(fields.year, read.date->end->year);
        return;
    }
    const DatePoint& begin = *read.date->begin;
    const auto month = parse_month(plain(fields.month));
    read.year_used = !fields.year.empty() && agrees(fields.year, begin.year);
    read.month_used = !fields.month.empty() && month && month->month == begin.month && month->season == begin.season &&
                      month->day == 0 && (month->last == 0 || (read.date->end && read.date->end->month == month->last));
    read.day_used = !fields.day.empty() && begin.day != 0 && agrees(fields.day, begin.day);
}

bool classic_says_all(const Date& date) {
    if (date.range || !date.begin) return false;
    const DatePoint& point = *date.begin;
    return point.season == 0 && point.unspecified == 0 && point.unspecified_parts == 0 && !point.approximate &&
           !point.uncertain && point.time.empty() && point.year > 0 && point.year <= 9999;
}

void add_month(const DateTexts& fields, DateRead& read) {
    DatePoint& begin = *read.date->begin;
    const auto month = parse_month(plain(fields.month));
    if (!month || read.date->range || begin.month != 0 || begin.season != 0) return;
    const bool says_more = month->last_day != 0 || month->foreign;
    const bool plain_year = classic_says_all(*read.date) && !has_sort_key(fields.year);
    if (says_more && (!plain_year || !fields.day.empty())) return;  // it could not be written as it was
    if (!set_month(*read.date, *month)) return;
    read.month_used = true;
    read.month_says_more = says_more;
    if (!read.date->range && begin.month != 0 && begin.day == 0) {
        begin.day = day_of(plain(fields.day), begin);
        read.day_used = begin.day != 0;
    }
}

// Four digits and nothing else.
std::optional<int> usual_year(std::string_view text) {
    int year = 0;
    if (text.size() != 4 || !std::ranges::all_of(text, is_digit)) return std::nullopt;
    std::from_chars(text.data(), text.data() + text.size(), year);
    return year;
}

DateRead read_classic(const DateTexts& fields) {
    DateRead read;
    if (fields.year.empty()) return read;
    read.year_used = true;
    if (fields.words) {
        read.date = Date{{}, {}, false, plain(fields.year)};
        return read;
    }
    if (const auto number = usual_year(fields.year)) {  // as nearly all are
        read.date.emplace().begin.emplace().year = *number;
        if (!fields.month.empty()) add_month(fields, read);
        return read;
    }
    const std::string year = plain(fields.year);
    read.date = parse_year(year);
    if (!read.date && fields.month.empty()) read.date = parse_words(year);
    if (!read.date) {
        read.date = Date{{}, {}, false, year};
    } else if (read.date->begin && !fields.month.empty()) {
        add_month(fields, read);
    }
    return read;
}

DateFields write_classic(const Date& date) {
    DateFields fields;
    if (!classic_says_all(date)) fields.date = model::format_edtf(date);
    const auto& point = date.begin ? date.begin : date.end;
    if (!point || point->year <= 0) return fields;
    fields.year = std::to_string(point->year);
    if (!date.begin) return fields;
    if (point->month != 0) fields.month = std::to_string(static_cast<int>(point->month));
    if (point->month != 0 && point->day != 0) fields.day = std::to_string(static_cast<int>(point->day));
    return fields;
}

bool is_date(std::string_view text) { return parse_year(std::string(text)) || parse_words(text); }

}  // namespace

bool has_sort_key(std::string_view latex) {
    return latex.find('\\') != std::string_view::npos && without_sort_keys(latex) != latex;
}

DateRead read_date(const DateTexts& fields) {
    const std::string text = plain(fields.date);
    if (text.empty()) return read_classic(fields);
    DateRead read;
    read.date = model::parse_edtf(text);
    if (!read.date && !fields.year.empty()) return read_classic(fields);
    read.date_used = true;
    if (!read.date) read.date = read_date_value(fields.date);
    if (!read.date->literal.empty()) return read;
    check_classic(fields, read);
    if (classic_says_all(*read.date) && !read.month_used) add_month(fields, read);
    return read;
}

DateFields write_date(const Date& date, Dialect dialect) {
    DateFields fields;
    if (!date.literal.empty()) {
        fields.year = encode_without_ties(date.literal);
        fields.words = is_date(date.literal);
    } else if (dialect == Dialect::classic) {
        fields = write_classic(date);
    } else {
        fields.date = model::format_edtf(date);
    }
    return fields;
}

Date read_date_value(std::string_view latex) {
    std::string text = plain(latex);
    if (auto date = model::parse_edtf(text)) return *date;
    if (auto date = parse_year(text)) return *date;
    if (auto date = parse_words(text)) return *date;
    if (text.starts_with(literal_mark)) text.erase(0, literal_mark.size());
    return {{}, {}, false, std::move(text)};
}

std::string write_date_value(const Date& date) {
    if (date.literal.empty()) return model::format_edtf(date);
    const bool mark = is_date(date.literal) || date.literal.starts_with(literal_mark);
    return (mark ? std::string(literal_mark) : std::string()) + encode_without_ties(date.literal);
}

}  // namespace bibconv::bibtex
