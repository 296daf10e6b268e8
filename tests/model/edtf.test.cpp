// Dates of EDTF levels 0 and 1 (ISO 8601-2:2019, annex A; BibLaTeX manual 3.18, section 2.3.8): edtf.tsv says of
// each text what it means, or that it is none.
#include "model/edtf.hpp"

#include <fstream>
#include <string>

#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace bibconv;

namespace {

std::string meaning(const std::optional<DatePoint>& point) {
    if (!point) return "open";
    static const char* const seasons[] = {"", "spring ", "summer ", "autumn ", "winter "};
    std::string text = seasons[point->season] + std::to_string(point->year);
    if (point->unspecified > 0) text += " but for " + std::to_string(point->unspecified) + " digits";
    if (point->month > 0) text += " month " + std::to_string(int{point->month});
    if (point->day > 0) text += " day " + std::to_string(int{point->day});
    for (int part = 0; part < point->unspecified_parts; ++part) text += " in some part of it";
    if (!point->time.empty()) text += " at " + point->time;
    if (point->approximate) text += " about";
    return point->uncertain ? text + " perhaps" : text;
}

std::string meaning(const std::string& text) {
    const auto date = model::parse_edtf(text);
    if (!date) return "none";
    return date->range ? meaning(date->begin) + " to " + meaning(date->end) : meaning(date->begin);
}

}  // namespace

TEST_CASE("dates mean what EDTF says, and are written as they were read", "[edtf]") {
    const std::string path = BIBCONV_SOURCE_DIR "/tests/model/edtf.tsv";
    std::ifstream in(path);
    std::string actual;
    int count = 0;
    for (std::string line; std::getline(in, line); ++count) {
        const std::string text = line.substr(0, line.find('\t'));
        actual += text + '\t' + meaning(text) + '\n';
        const auto date = model::parse_edtf(text);
        if (!date) continue;
        CAPTURE(text);
        CHECK(model::parse_edtf(model::format_edtf(*date)) == date);
    }
    CHECK(count >= 80);
    test::check_golden(path, actual);
}
