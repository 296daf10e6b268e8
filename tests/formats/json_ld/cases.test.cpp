#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/conversion.hpp"
#include "support/corpus.hpp"
#include "support/golden.hpp"

// tests/formats/json_ld/cases: NAME.bib, and NAME.jsonld with what becomes of it.

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
        if (file.path().extension() != ".bib") continue;
        INFO(file.path());
        const Conversion result = convert_text("bibtex", "json-ld", *read_file(file.path().string()));
        auto expected = file.path();
        check_golden(expected.replace_extension(".jsonld"), result.text);
        check_golden(expected.replace_extension(".losses"), losses_of(result));
        CHECK(nlohmann::json::accept(result.text));
    }
}

TEST_CASE("a bibliography without entries is an empty graph") {
    CHECK(nlohmann::json::parse(convert_text("bibtex", "json-ld", "").text) ==
          nlohmann::json{{"@context", "https://schema.org"}, {"@graph", nlohmann::json::array()}});
}

TEST_CASE("nothing in a field can end the script element around it") {
    for (const char* text : {"</script>", "<!--", "-->", "]]>", "&lt;", "\u2028", "\xff\xfe", "\\u003c", "\x01"}) {
        const std::string bib =
            "@misc{k, author = {" + std::string(text) + "}, title = {" + text + "}, note = {" + text + "}}";
        const std::string written = convert_text("bibtex", "json-ld", bib).text;
        CAPTURE(bib, written);
        CHECK(written.find_first_of("<>&") == std::string::npos);
        CHECK(written.find("\u2028") == std::string::npos);
        CHECK(nlohmann::json::accept(written));
    }
}

TEST_CASE("every entry of the corpus is a node of the graph") {
    for (const auto& file : corpus()) {
        CAPTURE(file);
        const Conversion result = convert_text("bibtex", "json-ld", *read_file(file.string()));
        CHECK(nlohmann::json::parse(result.text)["@graph"].size() == result.counts.entries);
    }
}
