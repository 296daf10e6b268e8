// docs/fidelity.md shows the tables of the code.
#include <sstream>

#include "formats/bibtex/field_table.hpp"
#include "formats/bibtex/support.hpp"
#include "formats/bibtex/type_table.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace bibconv;
using namespace bibconv::bibtex;

namespace {

std::string_view written_as(Written written) {
    switch (written) {
        case Written::never: return "read only";
        case Written::classic: return "bibtex";
        case Written::modern: return "biblatex";
        case Written::both: return "both";
    }
    return {};
}

std::string code(std::string_view words) {
    std::istringstream in{std::string(words)};
    std::string text;
    for (std::string word; in >> word;) text += (text.empty() ? "`" : ", `") + word + '`';
    return text;
}

std::string condition(const TypeRow& row) {
    std::string text;
    const auto add = [&text](std::string_view what, std::string_view words) {
        if (!words.empty()) text += (text.empty() ? "" : "; ") + std::string(what) + code(words);
    };
    add("with ", row.needs);
    if (!row.word.empty()) text += " that has the word " + code(row.word);
    add("without ", row.without);
    add("`entrysubtype` ", row.subtype);
    return text;
}

std::string tables() {
    std::ostringstream out;
    out << "\n### Entry types\n\n| entry type | CSL type | if | says | written in |\n|---|---|---|---|---|\n";
    for (const TypeRow& row : type_table()) {
        out << "| `@" << row.type << "` | `" << row.csl << "` | " << condition(row) << " | " << row.genre << " | "
            << written_as(row.written) << " |\n";
    }
    out << "\n### Fields\n\n| field | variable | of | written in |\n|---|---|---|---|\n";
    for (const FieldRow& row : field_table()) {
        out << "| `" << row.field << "` | `" << row.variable << "` | " << code(row.works) << " | "
            << written_as(row.written) << " |\n";
    }
    return out.str();
}

}  // namespace

TEST_CASE("the documentation shows the tables of the code") {
    const std::string path = BIBCONV_SOURCE_DIR "/docs/fidelity.md";
    const std::string text = test::file_text(path);
    const std::string mark = "<!-- the rest is made from the tables of the code -->\n";
    const std::size_t at = text.find(mark);
    REQUIRE(at != std::string::npos);
    test::check_golden(path, text.substr(0, at + mark.size()) + tables());
}
