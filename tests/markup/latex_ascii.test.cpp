#include "markup/latex.hpp"
#include "support/catch.hpp"
#include "text/character.hpp"

using bibconv::plain_text;
using bibconv::RichText;
using bibconv::markup::ascii_latex;
using bibconv::markup::decode_latex;
using bibconv::markup::encode_latex;

TEST_CASE("what LaTeX has a name for is written by its name", "[latex]") {
    CHECK(ascii_latex("Müller") == "M{\\\"u}ller");
    CHECK(ascii_latex("Čapek, Żółć") == "{\\v{C}}apek, {\\.Z}{\\'o}{\\l}{\\'c}");
    CHECK(ascii_latex("naïve ĵ") == "na{\\\"{\\i}}ve {\\^{\\j}}");
    CHECK(ascii_latex("Nguyễn Thị") == "Nguy{\\~{\\^e}}n Th{\\d{i}}");
    CHECK(ascii_latex("Straße Æ €") == "Stra{\\ss}e {\\AE} {\\texteuro}");
    CHECK(ascii_latex("α ≤ ∞") == "{\\ensuremath{\\alpha}} {\\ensuremath{\\le}} {\\ensuremath{\\infty}}");
    CHECK(ascii_latex("{TNF}α") == "{TNF}\\relax{}{\\ensuremath{\\alpha}}");
    CHECK(ascii_latex("森 ħ") == "森 ħ");
    CHECK(ascii_latex("{DNA} \\emph{x}") == "{DNA} \\emph{x}");
}

TEST_CASE("and read as the same character, whatever it is", "[latex]") {
    for (char32_t point = 0xA1; point < 0x3000; ++point) {
        std::string character;
        bibconv::text::append_utf8(character, point);
        const RichText text("a" + character + "b");
        const std::string latex = ascii_latex(encode_latex(text));
        CAPTURE(static_cast<unsigned>(point), latex);
        CHECK(decode_latex(latex) == text);
    }
}

TEST_CASE("a name does not become an argument of what stands before, nor part of an address", "[latex]") {
    CHECK(ascii_latex("\\foo é") == "\\foo \\'e");
    CHECK(ascii_latex("\\foo{x}ß") == "\\foo{x}\\ss{}");
    CHECK(ascii_latex("{DNA}éé") == "{DNA}\\'e{\\'e}");
    CHECK(ascii_latex("\\foo*č") == "\\foo*\\v{c}");
    CHECK(ascii_latex("\\url{http://x.org/é}é") == "\\url{http://x.org/é}\\'e");
    CHECK(ascii_latex("\\href{http://x.org/é}{é}") == "\\href{http://x.org/é}{{\\'e}}");
    CHECK(ascii_latex("\\bibconvraw{html}{é}é") == "\\bibconvraw{html}{é}\\'e");
    CHECK(ascii_latex("$é$ \\$é") == "$é$ \\${\\'e}");
    CHECK(ascii_latex("\\é") == "\\é");
}
