// Hundreds of ways to spell something in LaTeX: latex_spellings.tsv says what each means and where that is laid down.
// Whatever it means is written so that it means the same, with and without characters beyond ASCII.
#include <fstream>

#include "markup/latex.hpp"
#include "markup/readable.hpp"
#include "support/catch.hpp"
#include "support/shown.hpp"
#include "text/character.hpp"

using namespace bibconv;

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// What one cannot see, by its number.
bool is_unseen(char32_t point) {
    return point == 0xA0 || point == 0xAD || (point >= 0x2000 && point <= 0x2012) || point == 0x205F;
}

std::string visible(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t point = text::next_code_point(text, at);
        if (is_unseen(point)) {
            std::ostringstream number;
            number << std::uppercase << std::hex << static_cast<unsigned>(point);
            out += "⟨" + number.str() + "⟩";
        } else {
            out += text.substr(begin, at - begin);
        }
    }
    return out;
}

struct Row {
    std::string latex;
    std::string means;
    std::string source;
};

std::vector<Row> rows(const std::string& name = "latex_spellings.tsv") {
    std::ifstream in(BIBCONV_SOURCE_DIR "/tests/markup/" + name);
    std::vector<Row> result;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#')) continue;
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first + 1);
        REQUIRE(second != std::string::npos);
        Row row{line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)};
        replace_all(row.latex, "⏎", "\n");
        replace_all(row.latex, "⇥", "\t");
        result.push_back(std::move(row));
    }
    return result;
}

}  // namespace

TEST_CASE("LaTeX means what its documentation says, however it is spelt", "[latex]") {
    const std::vector<Row> spellings = rows();
    for (const Row& row : spellings) {
        CAPTURE(row.latex, row.source);
        const RichText text = markup::decode_latex(row.latex);
        CHECK(visible(test::shown(text)) == row.means);
    }
    CHECK(spellings.size() >= 800);
}

TEST_CASE("What LaTeX means is written so that it means the same", "[latex]") {
    for (const Row& row : rows()) {
        const RichText text = markup::decode_latex(row.latex);
        const std::string written = markup::encode_latex(text);
        const std::string ascii = markup::ascii_latex(written);
        CAPTURE(row.latex, written, ascii);
        CHECK(markup::is_balanced(written));
        CHECK(markup::decode_latex(written) == text);
        CHECK(markup::encode_latex(markup::decode_latex(written)) == written);
        CHECK(markup::is_balanced(ascii));
        CHECK(markup::decode_latex(ascii) == text);
        CHECK(markup::ascii_latex(markup::encode_latex(markup::decode_latex(ascii))) == ascii);
    }
}

TEST_CASE("Between other characters each spelling keeps its meaning", "[latex]") {
    for (const Row& row : rows()) {
        for (const char* around : {"x", "-", "`", "'", "!", " ", "[1]", "*", "{}"}) {
            RichText text(around);
            text.append(markup::decode_latex(row.latex));
            text.append(around);
            const std::string written = markup::encode_latex(text);
            CAPTURE(row.latex, around, written);
            CHECK(markup::decode_latex(written) == text);
            CHECK(markup::decode_latex(markup::ascii_latex(written)) == text);
        }
    }
}

TEST_CASE("Two spellings side by side are written so that they mean the same", "[latex]") {
    const std::vector<Row> spellings = rows();
    for (const std::size_t stride : {1U, 7U, 31U, 211U, 400U}) {
        for (std::size_t at = 0; at < spellings.size(); ++at) {
            const std::string latex = spellings[at].latex + spellings[(at + stride) % spellings.size()].latex;
            const RichText text = markup::decode_latex(latex);
            const std::string written = markup::encode_latex(text);
            CAPTURE(latex, written);
            CHECK(markup::decode_latex(written) == text);
            CHECK(markup::decode_latex(markup::ascii_latex(written)) == text);
        }
    }
}

TEST_CASE("What follows a command that is kept does not become part of it", "[latex]") {
    for (const char* command : {"\\textbf", "\\mbox", "\\char", "\\string", "\\verb", "\\path", "\\enquote", "\\a",
                                "\\foo", "\\url", "\\symbol", "\\c{\\foo}", "\\textsuperscript", "\\hspace*"}) {
        for (const char* behind :
             {"x", "2", "é", "65", "\"41", "~", "|x|", "'e", "*{x}", "{x}", "[2pt]", " x", "\\", "-", ""}) {
            RichText text("a ");
            text.append(Raw{"latex", command});
            text.append(behind);
            const std::string written = markup::encode_latex(text);
            CAPTURE(command, behind, written);
            CHECK(markup::decode_latex(written) == text);
        }
    }
}

TEST_CASE("Where a format knows no TeX, people can read what it says", "[latex]") {
    const std::vector<Row> spellings = rows("latex_readable.tsv");
    for (const Row& row : spellings) {
        CAPTURE(row.latex, row.source);
        CHECK(visible(test::shown(markup::readable(markup::decode_latex(row.latex)))) == row.means);
    }
    CHECK(spellings.size() >= 150);
}
