#include "bibconv/convert.hpp"

#include "support/catch.hpp"
#include "support/conversion.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

struct Merge {
    std::string text;
    Counts counts;
    std::vector<Diagnostic> diagnostics;
};

Merge merge(const std::vector<std::string>& texts, const Format& from, const Format& to) {
    std::vector<std::istringstream> streams;
    for (const std::string& text : texts) streams.emplace_back(text);
    std::vector<Input> inputs;
    for (std::size_t i = 0; i < streams.size(); ++i) inputs.push_back({streams[i], "in" + std::to_string(i), from});
    std::ostringstream out;
    Reports reports;
    LossLedger losses;
    Merge result;
    result.counts = convert(inputs, to, out, reports, losses);
    result.text = out.str();
    result.diagnostics = std::move(reports.all);
    return result;
}

const Format& bibtex() { return *find_format("bibtex"); }

}  // namespace

TEST_CASE("several inputs become one output, in order", "[convert]") {
    const Merge merged = merge({"@book{a}\n", "@book{b}\n@book{c}\n"}, bibtex(), bibtex());
    CHECK(merged.text == "@book{a}\n\n@book{b}\n@book{c}\n");
    CHECK(merged.counts.entries == 3);
    CHECK(merged.diagnostics.empty());
}

TEST_CASE("a key given twice is told of, with both places, and both entries stay", "[convert]") {
    const Merge merged = merge({"@book{a}\n", "\n@book{a}\n"}, bibtex(), bibtex());
    CHECK(merged.counts.entries == 2);
    REQUIRE(merged.diagnostics.size() == 1);
    const Diagnostic& diagnostic = merged.diagnostics.front();
    CHECK(diagnostic.id == "key.duplicate");
    CHECK(diagnostic.severity == Severity::warning);
    CHECK(diagnostic.span.source == 1);
    CHECK(diagnostic.span.line == 2);
    CHECK(diagnostic.message == "two entries have the key 'a'; both are kept, the first is at in0:1");
}

TEST_CASE("an input without entries is an error unless it is empty, or stays what it is", "[convert]") {
    const Format& csl_json = *find_format("csl-json");
    CHECK(merge({""}, bibtex(), csl_json).diagnostics.empty());
    CHECK(merge({"@string{a = {b}}\n"}, bibtex(), bibtex()).diagnostics.empty());
    const Merge merged = merge({"nothing here\n"}, bibtex(), csl_json);
    REQUIRE(merged.diagnostics.size() == 1);
    CHECK(merged.diagnostics.front().id == "input.no-entries");
    CHECK(merged.diagnostics.front().severity == Severity::error);
}

TEST_CASE("an input that adds nothing is told of, though others do; macros add something", "[convert]") {
    const Format& csl_json = *find_format("csl-json");
    const Merge merged = merge({"@book{a}\n", "nothing here\n", "@string{a = {b}}\n"}, bibtex(), csl_json);
    REQUIRE(merged.diagnostics.size() == 1);
    CHECK(merged.diagnostics.front().message == "no entries found in in1, read as bibtex");
    CHECK(merged.counts.entries == 1);
}

TEST_CASE("a page without entries is text, where text can be kept", "[convert]") {
    const Format& badges = *find_format("badges");
    const std::string page = "# Publications\n\nNone yet.\n";
    const Merge kept = merge({page}, badges, bibtex());
    REQUIRE(kept.diagnostics.size() == 1);
    CHECK(kept.diagnostics.front().severity == Severity::warning);
    CHECK(merge({kept.text}, bibtex(), badges).text == page);

    const Merge lost = merge({page}, badges, *find_format("csl-json"));
    REQUIRE(lost.diagnostics.size() == 1);
    CHECK(lost.diagnostics.front().message ==
          "no entries found in in0, read as badges; csl-json cannot hold its text alone");
    CHECK(lost.text.empty());
}

TEST_CASE("nothing is written before it is certain that there is something", "[convert]") {
    std::string comments;
    for (int i = 0; i < 10000; ++i) comments += "@comment{bibconv-page section, title = {S}}\n";
    CHECK(merge({comments}, bibtex(), *find_format("csl-json")).text.empty());
    CHECK(merge({"@preamble{{x}}\n" + std::string(100000, 'x')}, bibtex(), *find_format("biblatex")).text.empty());
}

TEST_CASE("what cannot be done is refused", "[convert]") {
    const Format nothing{"nothing", "neither read nor written", {}, {}};
    CHECK_THROWS_AS(merge({""}, nothing, bibtex()), Failure);
    CHECK_THROWS_AS(merge({""}, bibtex(), nothing), Failure);
}

TEST_CASE("a stream that fails ends the conversion", "[convert]") {
    std::istringstream in("@book{a}\n");
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    Reports reports;
    LossLedger losses;
    CHECK_THROWS_AS(convert({{in, "in", bibtex()}}, bibtex(), out, reports, losses), Failure);
}
