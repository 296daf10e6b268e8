#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bibconv/date.hpp"
#include "formats/bibtex/dialect.hpp"

namespace bibconv::bibtex {

/// `datetype = {literal}`: the year is words, even if it looks like a date.
inline constexpr std::string_view date_kind = "datetype";
inline constexpr std::string_view words_kind = "literal";

/// The fields of a date of publication as they are read, raw; a member is empty where the entry lacks the field.
struct DateTexts {
    std::string_view date, year, month, day;
    bool words = false;  ///< whether the year is words, whatever it looks like
};

/// The same, to be written.
struct DateFields {
    std::string date;
    std::string year;
    std::string month;  ///< when written, "9" or such means the macro of that month
    std::string day;
    bool words = false;  ///< whether a reader has to be told that the year is words
};

/// Which of the fields a date took up.
struct DateRead {
    std::optional<Date> date;
    bool date_used = false;
    bool year_used = false;
    bool month_used = false;
    bool month_says_more = false;  ///< "8--10 July": what is written as it was
    bool day_used = false;
};

/// Whether there is a `\noopsort{1973b}` or its like, which put an entry in its place and print nothing.
[[nodiscard]] bool has_sort_key(std::string_view latex);

/// biblatex' `date` or the classic year, month and day, whichever says more.
[[nodiscard]] DateRead read_date(const DateTexts& fields);

/// The classic dialect has year, month and day, and `date` beside them where they do not say all;
/// biblatex has `date`. Words ("forthcoming") are a `year`, and those that look
/// like a date are marked.
[[nodiscard]] DateFields write_date(const Date& date, Dialect dialect);

/// Any other date field: EDTF or words.
[[nodiscard]] Date read_date_value(std::string_view latex);
[[nodiscard]] std::string write_date_value(const Date& date);

}  // namespace bibconv::bibtex
