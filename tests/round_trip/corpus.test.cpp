// Every file of the corpus becomes every format, and no entry is missing there.
#include "support/corpus.hpp"

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/conversion.hpp"

using namespace bibconv;
using namespace bibconv::test;

TEST_CASE("every entry of the corpus arrives in every format that can be read back", "[long]") {
    for (const auto& file : corpus()) {
        const std::string text = *read_file(file.string());
        for (const Format* format : formats()) {
            if (format->make_writer == nullptr || format->read == nullptr) continue;
            CAPTURE(file, format->name);
            const Conversion there = convert_text("bibtex", format->name, text);
            if (there.counts.entries == 0) continue;
            CHECK(convert_text(format->name, format->name, there.text).counts.entries == there.counts.entries);
        }
    }
}

namespace {

nlohmann::json items_of(const std::string& csl_json) {
    return csl_json.empty() ? nlohmann::json::array() : nlohmann::json::parse(csl_json);
}

bool changes_a_key(const Conversion& conversion) {
    return std::ranges::any_of(conversion.diagnostics,
                               [](const Diagnostic& d) { return d.id == "bibtex.key-changed"; });
}

}  // namespace

TEST_CASE("a .bib through CSL-JSON and back says the same again", "[long]") {
    for (const auto& file : corpus()) {
        for (const std::string dialect : {"bibtex", "biblatex"}) {
            CAPTURE(file, dialect);
            const std::string once = convert_text(dialect, "csl-json", *read_file(file.string())).text;
            const Conversion back = convert_text("csl-json", dialect, once);
            if (changes_a_key(back)) continue;
            CHECK(items_of(convert_text(dialect, "csl-json", back.text).text) == items_of(once));
        }
    }
}
