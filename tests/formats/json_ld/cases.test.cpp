#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "formats/json_ld/work_types.hpp"
#include "model/vocabulary.hpp"
#include "support/catch.hpp"
#include "support/conversion.hpp"
#include "support/corpus.hpp"
#include "support/golden.hpp"

// tests/formats/json_ld/cases: NAME.bib or NAME.json, NAME.jsonld with what becomes of it, NAME.losses with what does
// not.

using namespace bibconv;
using namespace bibconv::test;

namespace {

std::string losses_of(const Conversion& conversion) {
    std::string lines;
    for (const auto& [kind, account] : conversion.losses.accounts()) {
        lines += kind + ": " + std::to_string(account.count) + ", such as " + account.example + '\n';
    }
    return lines;
}

}  // namespace

TEST_CASE("each case is written as expected") {
    for (const auto& file : std::filesystem::directory_iterator(BIBCONV_SOURCE_DIR "/tests/formats/json_ld/cases")) {
        const Format* from = format_of_path(file.path().string());
        if (from == nullptr || from->read == nullptr) continue;
        INFO(file.path());
        const Conversion result = convert_text(from->name, "json-ld", *read_file(file.path().string()));
        auto expected = file.path();
        check_golden(expected.replace_extension(".jsonld"), result.text);
        check_golden(expected.replace_extension(".losses"), losses_of(result));
        CHECK(nlohmann::json::accept(result.text));
    }
}

TEST_CASE("every CSL type has a type of schema.org") {
    for (const std::string_view type : model::csl_types()) CHECK(json_ld::work_type(type).csl == type);
    CHECK(json_ld::work_type("no such type").work == "CreativeWork");
}

TEST_CASE("ids are told apart, and are the same in each run") {
    const std::string bib = "@misc{a, title={1}} @misc{a, title={2}} @misc{aa, title={3}} @misc{A_, title={4}}";
    const std::string written = convert_text("bibtex", "json-ld", bib).text;
    std::set<std::string> ids;
    const auto document = nlohmann::json::parse(written);
    for (const auto& work : document["@graph"]) ids.insert(work["@id"].get<std::string>());
    CHECK(ids.size() == 4);
    CHECK(written == convert_text("bibtex", "json-ld", bib).text);
}

TEST_CASE("any bytes give valid JSON") {
    for (const std::string& bytes : {std::string("\0", 1), std::string("\xed\xa0\x80"), std::string("\xff\x7f\x1b")}) {
        const Conversion result = convert_text("bibtex", "json-ld", "@misc{k" + bytes + ", title = {a" + bytes + "b}}");
        CHECK(nlohmann::json::accept(result.text));
    }
}

TEST_CASE("a bibliography without entries is an empty graph") {
    CHECK(nlohmann::json::parse(convert_text("bibtex", "json-ld", "").text) ==
          nlohmann::json{{"@context", "https://schema.org"}, {"@graph", nlohmann::json::array()}});
}

TEST_CASE("nothing in a field can end the script element around it") {
    for (const char* text : {"</script>", "<!--", "-->", "]]>", "\"><img src=x onerror=alert(1)>",
                             "javascript:alert(1)//<b>", "&lt;", "\u2028", "\xff\xfe", "\\u003c", "\x01"}) {
        const std::string bib =
            "@misc{k, author = {" + std::string(text) + "}, title = {" + text + "}, note = {" + text + "}}";
        const std::string written = convert_text("bibtex", "json-ld", bib).text;
        CAPTURE(bib, written);
        CHECK(written.find_first_of("<>&") == std::string::npos);
        CHECK(written.find("\u2028") == std::string::npos);
        CHECK(nlohmann::json::accept(written));
    }
}

TEST_CASE("every entry of the corpus is a node of the graph", "[long]") {
    for (const auto& file : corpus()) {
        CAPTURE(file);
        const Conversion result = convert_text("bibtex", "json-ld", *read_file(file.string()));
        if (result.counts.entries == 0) continue;  // then nothing is written at all
        CHECK(nlohmann::json::parse(result.text)["@graph"].size() == result.counts.entries);
    }
}
