#include "markup/latex.hpp"

#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/shown.hpp"

using namespace bibconv;
using test::shown;

// Each paragraph of the document is: LaTeX, what it means, and how we write it where that differs.
TEST_CASE("LaTeX is understood and written as the document says") {
    const std::string path = std::string(BIBCONV_SOURCE_DIR) + "/tests/markup/latex.md";
    std::ifstream in(path);
    std::string document;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("means ") || line.starts_with("writes ")) continue;
        document += line + "\n";
        if (!line.starts_with("latex ")) continue;
        const std::string latex = line.substr(6);
        const RichText text = markup::decode_latex(latex);
        const std::string written = markup::encode_latex(text);
        document += "means " + shown(text) + "\n";
        if (written != latex) document += "writes " + written + "\n";
        CHECK(markup::decode_latex(written) == text);
        CHECK(markup::is_balanced(written));
    }
    test::check_golden(path, document);
}

TEST_CASE("Rich text that LaTeX has no words for comes back") {
    using S = Style;
    const auto styled = [](Style style, RichText content) {
        RichText result;
        result.append(Styled{style, std::move(content)});
        return result;
    };
    RichText mixed("a ");
    mixed.append(Raw{"latex", "\\foo"});
    mixed.append("bar");
    mixed.append(Raw{"html", "<wbr>"});
    mixed.append(Math{"x} {y"});
    mixed.append(Math{""});
    mixed.append(Link{"https://x.org/a_b%20c#{d}", "text"});
    const RichText values[] = {
        "  two  spaces\n\nand\ttab ",
        "{ unbalanced",
        "} {",
        "-- ''  `` \\ ~ ^ # $ % & _ \" <b>",
        "\u00A0\u00AD",
        styled(S::nocase, {}),
        styled(S::nocase, "12"),
        styled(S::nocase, styled(S::nocase, "X")),
        styled(S::nocase, styled(S::italic, "X")),
        styled(S::quoted, "“q”"),
        mixed,
    };
    for (const RichText& value : values) {
        const std::string latex = markup::encode_latex(value);
        INFO(latex);
        CHECK(markup::decode_latex(latex) == value);
        CHECK(markup::is_balanced(latex));
    }
}

TEST_CASE("An unknown command is told and kept") {
    std::string told;
    const RichText text = markup::decode_latex("a\\foo{b}[c] d", [&](std::string_view command) { told += command; });
    CHECK(told == "\\foo");
    CHECK(shown(text) == "a⟦latex \\foo{b}[c]⟧ d");
}

TEST_CASE("Verbatim values keep what they are") {
    CHECK(markup::decode_verbatim("http://a.org/x\\_y\\%20z\\&q={\\~{}}u") == "http://a.org/x_y%20z&q=~u");
    CHECK(markup::decode_verbatim("http://a.org/\\char`\\~x/{\\char95}y/\\char126 z") == "http://a.org/~x/_y/~z");
    for (const char* value : {"http://a/b_c%20d#e&f~g", "C:\\x{", "{a}", "}{", " a  b ", "\\_", "{\"a\": \"\\\"\"}"}) {
        const std::string latex = markup::encode_verbatim(value);
        CHECK(markup::decode_verbatim(latex) == value);
        CHECK(markup::is_balanced(latex));
    }
    CHECK(markup::encode_verbatim("http://a/b_c%20d#e&f~g") == "http://a/b_c%20d#e&f~g");
}

TEST_CASE("Deep and broken nesting is survived in linear time", "[long]") {
    const std::size_t deep = 100000;
    std::string command;
    for (std::size_t index = 0; index < deep; ++index) command += "\\foo{\\(\\'$[{";
    for (const std::string& latex : {std::string(deep, '{') + std::string(deep, '}'), std::string(deep, '{'), command,
                                     std::string(deep, '$'), std::string(deep, '\\')}) {
        const RichText text = markup::decode_latex(latex);
        CHECK(markup::is_balanced(markup::encode_latex(text)));
    }
}
