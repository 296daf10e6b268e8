#include "transform/inheritance.hpp"

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/conversion.hpp"
#include "support/golden.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

const std::string folder = BIBCONV_SOURCE_DIR "/tests/transform/cases/";

}  // namespace

TEST_CASE("entries take over what they do not say themselves", "[inheritance]") {
    const std::string library = *read_file(folder + "library.bib");
    const Conversion result = convert_text("biblatex", "csl-json", library);
    CHECK(result.diagnostics.empty());
    check_golden(folder + "library.json", result.text);
    CHECK(result.counts.entries == 11);
}

TEST_CASE("a .bib keeps its references, also on the way back", "[inheritance]") {
    const std::string library = *read_file(folder + "library.bib");
    CHECK(convert_text("biblatex", "biblatex", library).text == library);
    const std::string json = *read_file(folder + "library.json");
    const std::string back = convert_text("csl-json", "biblatex", json).text;
    check_golden(folder + "back.bib", back);
    CHECK(nlohmann::json::parse(convert_text("biblatex", "csl-json", back).text) == nlohmann::json::parse(json));
}

TEST_CASE("circles, and parents that are not there, are survived", "[inheritance]") {
    const Conversion circle =
        convert_text("biblatex", "csl-json",
                     "@book{a, xdata = {b}, note = {n}}\n@xdata{b, xdata = {a,b}}\n@book{c, crossref = {c}}\n");
    CHECK(circle.counts.entries == 2);  // the data is no work
    const Conversion orphan =
        convert_text("biblatex", "csl-json", "@inbook{a, title = {A}, crossref = {nobody}}\n@book{b, title = {B}}\n");
    CHECK(orphan.counts.entries == 2);
    REQUIRE(orphan.diagnostics.size() == 1);
    CHECK(orphan.diagnostics.front().id == "key.missing");
    CHECK(orphan.text.find("\"id\": \"a\"") < orphan.text.find("\"id\": \"b\""));
}

TEST_CASE("a parent is of any type, before its children or behind them, also in another input", "[inheritance]") {
    std::istringstream children("@inproceedings{early, title = {A}, crossref = {talks}}\n");
    std::istringstream parents(
        "@misc{talks, title = {Talks}, year = 2001}\n@inproceedings{late, title = {B}, crossref = {talks}}\n");
    std::ostringstream out;
    Reports reports;
    LossLedger losses;
    const Format& bib = *find_format("biblatex");
    convert({{children, "children", bib}, {parents, "parents", bib}}, *find_format("csl-json"), out, reports, losses);
    CHECK(reports.all.empty());
    const auto items = nlohmann::json::parse(out.str());
    REQUIRE(items.size() == 3);
    for (const auto& item : items) CHECK(item["issued"]["date-parts"][0][0] == 2001);
}
