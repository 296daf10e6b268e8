#include "formats/bibtex/date_fields.hpp"
#include "fuzz/support/promise.hpp"
#include "model/edtf.hpp"
#include "model/months.hpp"
#include "text/latin1.hpp"

using namespace bibconv;
using fuzz::promise;

namespace {

void check_date(const Date& date, const std::string& text) {
    if (date == Date{}) return;
    if (date.literal.empty()) promise(model::parse_edtf(model::format_edtf(date)) == date, "EDTF gives it back", text);
    promise(bibtex::read_date_value(bibtex::write_date_value(date)) == date, "a date field gives it back", text);
    for (const bibtex::Dialect dialect : {bibtex::Dialect::classic, bibtex::Dialect::modern}) {
        const bibtex::DateFields fields = bibtex::write_date(date, dialect);
        const bibtex::DateRead read =
            bibtex::read_date({fields.date, fields.year, fields.month, fields.day, fields.words});
        promise(read.date == date, "the fields of a date give it back",
                text + "\ndate " + fields.date + "\nyear " + fields.year + "\nmonth " + fields.month + "\nday " +
                    fields.day);
    }
}

// A field a line: date, year, month, day.
bibtex::DateTexts fields_of(std::string_view text) {
    bibtex::DateTexts fields;
    for (std::string_view* field : {&fields.date, &fields.year, &fields.month, &fields.day}) {
        const std::size_t end = text.find('\n');
        *field = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    fields.words = !text.empty();
    return fields;
}

}  // namespace

int fuzz_dates(const std::uint8_t* data, std::size_t size) {
    const std::string text = text::to_utf8(fuzz::text_of(data, size));
    if (const auto date = model::parse_edtf(text)) check_date(*date, text);
    if (!text.empty()) check_date(bibtex::read_date_value(text), text);
    if (const auto month = model::parse_month(text)) {
        Date date = *model::parse_edtf("2024");
        if (model::set_month(date, *month)) check_date(date, text);
    }
    const bibtex::DateRead read = bibtex::read_date(fields_of(text));
    if (read.date) check_date(*read.date, text);
    return 0;
}
