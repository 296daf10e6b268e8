#include "formats/csl_json/values.hpp"

#include "formats/csl_json/dates.hpp"
#include "formats/csl_json/names.hpp"
#include "formats/csl_json/parse.hpp"
#include "formats/csl_json/support.hpp"
#include "model/edtf.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::test;
using csl_json::JsonTree;

namespace {

std::string written(const Date& date) {
    text::JsonText out(text::JsonText::Style::tight);
    csl_json::write_date(out, date);
    return out.text();
}

// Whether we would write the value so, having read it.
bool is_own(std::string_view name, std::string_view json) {
    JsonTree tree;
    const csl_json::Json& value = *csl_json::parse_text(json, tree).value;
    const auto read = csl_json::read_value(name, value, {});
    return read && csl_json::is_own_spelling(name, *read, value);
}

}  // namespace

TEST_CASE("What a date object says is what is read back from it") {
    for (const char* edtf : {"2004", "2004-06", "2004-06-11", "-0043", "0000", "2004-21", "2004-06~", "2004?", "199X",
                             "2003/2004", "2003/", "/2004", "2004-05-01T14:05:00Z", "2003-01~/2004", "2004-XX"}) {
        const auto date = model::parse_edtf(edtf);
        REQUIRE(date);
        JsonTree tree;
        const std::string text = written(*date);
        CAPTURE(edtf, text);
        CHECK(csl_json::read_date(*csl_json::parse_text(text, tree).value) == csl_json::round_trip(*date));
        CHECK(csl_json::is_written_so(*date, tree.root()));
    }
}

TEST_CASE("Our own spellings of values are known from others") {
    for (const auto& [name, json] : {std::pair("issued", R"({"date-parts": [[2004, 6]], "circa": true})"),
                                     {"issued", R"({"circa": true, "date-parts": [["2004", "6"]]})"},
                                     {"issued", R"({"literal": "forthcoming"})"},
                                     {"issued", R"({"date-parts": [[2004]], "season": 1})"},
                                     {"author", R"([{"family": "A", "given": "B"}, {"literal": "C"}])"},
                                     {"author", R"([{"given": 1, "family": "A"}])"},
                                     {"author", R"([])"},
                                     {"volume", R"(12)"},
                                     {"title", R"("A <i>b</i>")"},
                                     {"title", R"("a < b")"},
                                     {"DOI", R"("10.1/x<y>")"}}) {
        CAPTURE(name, json);
        CHECK(is_own(name, json));
    }
    for (const auto& [name, json] : {std::pair("issued", R"({"date-parts": [[2004, 6]], "circa": 1})"),
                                     {"issued", R"({"date-parts": [[2004, "06"]]})"},
                                     {"issued", R"({"date-parts": [[2004, null]]})"},
                                     {"issued", R"({"date-parts": [[2004]], "season": "spring"})"},
                                     {"issued", R"({"raw": "2004"})"},
                                     {"author", R"([{"family": "A", "given": ""}])"},
                                     {"author", R"({"family": "A"})"},
                                     {"author", R"(["A"])"},
                                     {"author", R"([{"family": "A"}, {"literal": "others"}])"},
                                     {"title", R"(["A"])"},
                                     {"title", R"(true)"},
                                     {"title", R"("A <sc>b</sc>")"},
                                     {"page", R"("1–2")"}}) {
        CAPTURE(name, json);
        CHECK(!is_own(name, json));
    }
}
