// Names as BibTeX itself parts them: names.tsv holds what its format.name$ makes of "{ff}|{vv}|{ll}|{jj}". Left out is
// where we know better: letters beyond ASCII have a case, a hyphen parts no name (al-Khwarizmi), and an accent without
// braces around it makes no particle (\'{A}ngel).
#include <fstream>

#include "formats/bibtex/name.hpp"
#include "formats/bibtex/support.hpp"
#include "markup/latex.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::bibtex;

namespace {

// Ties are spaces to us, and there are none at the end of a part.
std::string decoded(std::string_view latex) {
    std::string text = plain_text(markup::decode_latex(latex));
    for (std::size_t at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0"))
        text.replace(at, 2, " ");
    for (std::size_t at = text.find(" |"); at != std::string::npos; at = text.find(" |")) text.erase(at, 1);
    return text;
}

// "first|von|last|jr", decoded; the bars are not in any name.
std::string parts_of(const Name& name) {
    const std::string& last = name.literal.empty() ? name.family : name.literal;
    return name.given + '|' + name.non_dropping_particle + '|' + last + '|' + name.suffix;
}

}  // namespace

TEST_CASE("names are parted as BibTeX parts them") {
    std::ifstream in(BIBCONV_SOURCE_DIR "/tests/formats/bibtex/names.tsv");
    std::size_t count = 0;
    for (std::string line; std::getline(in, line); ++count) {
        const std::size_t tab = line.find('\t');
        const std::string latex = line.substr(0, tab);
        const NameList list = parse_names(latex);
        CAPTURE(latex);
        REQUIRE(list.names.size() == 1);
        CHECK(parts_of(list.names.front()) == decoded(line.substr(tab + 1)));

        // What is written is the same name again.
        const WrittenNames written = write_names(list);
        NameList again = parse_names(written.latex);
        annotate(again, written.notes);
        CHECK(again == list);
    }
    CHECK(count >= 150);
}

TEST_CASE("an accent without braces around it makes no particle") {
    for (const std::string_view latex : {R"(\'{A}ngel Faraldo)", R"(\'Angel Faraldo)", R"({\'A}ngel Faraldo)"})
        CHECK(parts_of(parse_names(latex).names.front()) == "Ángel||Faraldo|");
    CHECK(parts_of(parse_names(R"(Ahmet \c{c}elebi Kaya)").names.front()) == "Ahmet|çelebi|Kaya|");
}
