#include "markup/markdown.hpp"

#include "support/catch.hpp"

using bibconv::Inline;
using bibconv::Link;
using bibconv::Math;
using bibconv::Raw;
using bibconv::RichText;
using bibconv::Style;
using bibconv::Styled;
using bibconv::markup::markdown;
using bibconv::markup::markdown_destination;
using bibconv::markup::parse_markdown;

TEST_CASE("inline Markdown that is written back as it was read", "[markdown]") {
    const char* const same[] = {
        "plain text",
        "Led **0-day support** of *new* LLMs",
        "Released [Swallow-Math](https://example.org/a_b) and [Code](https://example.org/c) (v1 & v2).",
        "[[Tips] PyTorch](https://example.org/x)",
        "[Tips] PyTorch",
        "snake_case and FP8_E4M3",
        "`code *here*`",
        "2 * 3 and a _ b",
        "R&D, AT&T, Q&A",
        "H<sub>2</sub>O and x<sup>2</sup>",
        "a < b and 5 > 3",
        "**1.4x speedup** (550 TFLOP/s)",
        "Mamba \u2015 \u3000\u5168\u89d2 \u2161",
        "it costs $5",
        "the value $x_1$ is small",
        "English | Japanese",
    };
    for (const char* text : same) {
        CAPTURE(text);
        CHECK(markdown(parse_markdown(text)) == text);
    }
}

TEST_CASE("emphasis, code and links are where CommonMark sees them", "[markdown]") {
    struct Reading {
        const char *text, *written;
    };
    const Reading readings[] = {
        // Stars and low lines open and close by their neighbours, which may be any character of Unicode.
        {"C*-algebras and W*-algebras", "C\\*-algebras and W\\*-algebras"},
        {"p-values*, q-values** and more*", "p-values\\*, q-values\\*\\* and more\\*"},
        {"\u201C_Foo_\u201D \u2014_Bar_\u2014", "\u201C*Foo*\u201D \u2014*Bar*\u2014"},
        {"\u65E5_\u672C_\u8A9E a_b_c", "\u65E5_\u672C_\u8A9E a_b_c"},
        {"*\u00A0a*", "\\*\u00A0a\\*"},
        {"a*b*c _(d)_e", "a*b*c \\_(d)\\_e"},
        // Runs meet by the rule of three.
        {"***a*** ***b** c* ***d* e**", "***a*** ***b** c* ***d* e**"},
        {"*a**b******c***", "*a**bc***"},
        {"*a **b c*", "\\*a \\**b c*"},
        // Code, addresses, mathematics and links bind more.
        {"\\`a*b\\` *c* d", "\\`a\\*b\\` *c* d"},
        {"`a``b` ``c`d``", "``` a``b ``` `` c`d ``"},
        {"*a `*` <https://e.org/*a> $x^*$ [b*](c) d*", "*a `*` <https://e.org/*a> $x^\\*$ [b\\*](c) d*"},
        {"[a [b](c) d](e)", "\\[a [b](c) d\\](e)"},
        {"[a](b(c )", "\\[a\\](b(c )"},
        {"[![a](b)](c)", "[!](c)[a](b)"},
        {"<https://e.org/a.>", "[https://e.org/a.](https://e.org/a.)"},
        {"` a `", "`a`"},
        {"x $$E=mc^2$$ y", "x $E=mc^2$ y"},
        {"[a]( b ) [c](<d e>) [f](g h)", "[a](b) [c](d%20e) \\[f\\](g h)"},
        // References and escapes.
        {"caf&eacute; &#233;&#xE9; &copy;&nbsp;2024 &hellip;", "caf&amp;eacute; \u00E9\u00E9 \u00A9\u00A02024 \u2026"},
        {"one\\\ntwo", "one two"},
        // Tags bind less.
        {"<em>a</em> <i>b</i> <strong>c</strong> <b>d</b>", "*a* *b* **c** **d**"},
        {"<span class=\"x\">a</span>", "&lt;span class=\"x\">a&lt;/span>"},
        {"*a <sup>b* c</sup>", "*a &lt;sup>b* c&lt;/sup>"},
    };
    for (const auto& [text, written] : readings) {
        CAPTURE(text);
        CHECK(markdown(parse_markdown(text)) == written);
        CHECK(markdown(parse_markdown(written)) == written);
    }
}

TEST_CASE("emphasis that stars cannot say has tags", "[markdown]") {
    const auto written = [](const char* before, Style style, const char* inside, const char* after) {
        RichText text(before);
        text.append(Inline(Styled{style, RichText(inside)}));
        text.append(after);
        const std::string result = markdown(text);
        CHECK(parse_markdown(result) == text);
        return result;
    };
    CHECK(written("a", Style::bold, "b", "c") == "a**b**c");
    CHECK(written("\u3053\u308C\u306F", Style::bold, "\u300C\u5F37\u8ABF\u300D", "\u3067\u3059") ==
          "\u3053\u308C\u306F<strong>\u300C\u5F37\u8ABF\u300D</strong>\u3067\u3059");
    CHECK(written("a", Style::italic, "(b)", "c") == "a<em>(b)</em>c");
    CHECK(written("a ", Style::italic, "(b)", " c") == "a *(b)* c");
    CHECK(written("a", Style::bold, "\u20AC", "b") == "a<strong>\u20AC</strong>b");
}

TEST_CASE("text leaves the marks around it what they are", "[markdown]") {
    const auto bold = [](const char* before, const char* text, const char* after) {
        RichText all(before);
        all.append(Inline(Styled{Style::bold, RichText(text)}));
        all.append(after);
        return markdown(all, {"**", "**"});
    };
    CHECK(bold("The ", "B", " of it") == "The **B** of it");
    CHECK(bold("x", "A", "y") == "x<strong>A</strong>y");
    CHECK(bold("", "A", "B") == "<strong>A</strong>B");
    CHECK(markdown(RichText("*"), {"**", "**"}) == "\\*");
    CHECK(markdown(RichText("foo\\"), {"**", "**"}) == "foo\\\\");
    CHECK(markdown(RichText("foo\\")) == "foo\\\\");
    RichText linked("see ");
    linked.append(Inline(Link{"https://e.org", RichText("it")}));
    CHECK(markdown(linked, {"**[", "](https://e.org/x)**"}) == "see it");
    CHECK(markdown(RichText("https://e.org"), {"[", "](x)"}) == "https://e.org");
}

TEST_CASE("marks of their own are kept within each other", "[markdown]") {
    const char* const nested = "x<sup>a<sup>b</sup></sup>";
    CHECK(markdown(parse_markdown(nested)) == nested);
    RichText inner("a ");
    inner.append(Inline(Styled{Style::quoted, RichText("b")}));
    RichText text;
    text.append(Inline(Styled{Style::quoted, std::move(inner)}));
    CHECK(markdown(text) == "\u201Ca \u201Cb\u201D\u201D");
    RichText empty;
    empty.append(Inline(Styled{Style::italic, RichText()}));
    empty.append(Inline(Link{"https://e.org", RichText()}));
    CHECK(markdown(empty) == "[](https://e.org)");
}

TEST_CASE("a link around a link is around what is beside it", "[markdown]") {
    RichText inner("x ");
    inner.append(Inline(Link{"https://e.org/b", RichText("y")}));
    inner.append(" z");
    RichText text;
    text.append(Inline(Link{"https://e.org/a", std::move(inner)}));
    CHECK(markdown(text) == "[x ](https://e.org/a)[y](https://e.org/b)[ z](https://e.org/a)");
}

TEST_CASE("what renderers strike out or set as mathematics is escaped", "[markdown]") {
    CHECK(markdown(RichText("10~20, 30~40")) == "10\\~20, 30\\~40");
    CHECK(markdown(RichText("about ~5")) == "about ~5");
    RichText text("$5 for ");
    text.append(Inline(Math{"x"}));
    CHECK(markdown(text) == "\\$5 for $x$");
    CHECK(markdown(parse_markdown("[$](\\$a) [$](\\$b)")) == "[\\$](\\$a) [\\$](\\$b)");
    CHECK(markdown(parse_markdown("[a](b$c)")) == "[a](b$c)");
    RichText dollars;
    dollars.append(Inline(Math{"\\text{$b$}"}));
    CHECK(parse_markdown(markdown(dollars)) == RichText("$\\text{$b$}$"));
}

TEST_CASE("Markdown becomes structure", "[markdown]") {
    RichText expected("a ");
    expected.append(Inline(Styled{Style::bold, "b"}));
    expected.append(" ");
    expected.append(Inline(Link{"https://e.org/?a=1&b=2", "c"}));
    CHECK(parse_markdown("a **b** [c](https://e.org/?a=1&b=2)") == expected);
    CHECK(plain_text(parse_markdown("\\*not emphasis\\*")) == "*not emphasis*");
    CHECK(plain_text(parse_markdown("***a*** ***b** c* ***d* e** *f **g*** **h *i***")) == "a b c d e f g h i");
    CHECK(plain_text(parse_markdown("a &lt;b&gt; &amp; c")) == "a <b> & c");
    CHECK(plain_text(parse_markdown("*On $L^{*}$ `*` [b](*) c*")) == "On L^{*} * b c");
    CHECK(parse_markdown("2 ** 3 ** 4") == RichText("2 ** 3 ** 4"));
    CHECK(parse_markdown("unclosed **bold") == RichText("unclosed **bold"));
    CHECK(parse_markdown("$x^2$") == [] {
        RichText math;
        math.append(Inline(Math{"x^2"}));
        return math;
    }());
}

TEST_CASE("plain text never becomes markup", "[markdown][hostile]") {
    const char* const hostile[] = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "<javascript:alert(1)>",
        "![x](//e.org/x.png)",
        "**bold** _em_ `code` ~~gone~~",
        "a\\*b \\<i>",
        "&lt;script&gt; &#60;script>",
        "[x]: javascript:alert(1)",
        "] [ ](x) [",
        "<!-- comment --> <?php ?>",
        "$a$ and $b$",
        "line\nbreak\n\n# heading",
    };
    for (const char* text : hostile) {
        CAPTURE(text);
        const std::string written = markdown(RichText(text));
        CAPTURE(written);
        std::string expected(text);
        for (char& c : expected) c = c == '\n' ? ' ' : c;
        CHECK(parse_markdown(written) == RichText(expected));
        CHECK(written.find("<s") == std::string::npos);
        CHECK(written.find("<i") == std::string::npos);
    }
}

// A text cut in three, with the middle in a node that prints no mark of its own.
std::vector<RichText> split_anywhere(std::string_view text) {
    std::vector<RichText> all;
    for (std::size_t begin = 0; begin <= text.size(); ++begin) {
        for (std::size_t end = begin; end <= text.size(); ++end) {
            const RichText middle(text.substr(begin, end - begin));
            for (const Inline& node : {Inline(Styled{Style::nocase, middle}), Inline(Link{"javascript:x", middle}),
                                       Inline(Raw{"latex", std::string(text.substr(begin, end - begin))})}) {
                RichText whole(text.substr(0, begin));
                whole.append(node);
                whole.append(text.substr(end));
                all.push_back(std::move(whole));
            }
        }
    }
    return all;
}

TEST_CASE("nodes without a mark of their own do not hide what would be markup", "[markdown][hostile]") {
    for (const char* text :
         {"<img src=x>", "[x](javascript:y)", "&lt;b&gt;", "a\\*b*", "![x](//e.org)", "*a* _b_", "www.e.org"}) {
        for (const RichText& rich : split_anywhere(text)) {
            const std::string written = markdown(rich);
            CAPTURE(text, written);
            CHECK(parse_markdown(written) == RichText(text));
        }
    }
}

TEST_CASE("marks and the text beside them stay apart", "[markdown][hostile]") {
    const auto before = [](const char* text, Inline node) {
        RichText rich(text);
        rich.append(std::move(node));
        return rich;
    };
    CHECK(markdown(before("Hi!", Link{"https://e.org", "x"})) == "Hi\\![x](https://e.org)");
    CHECK(markdown(before("[a]", Link{"https://e.org", "x"})) == "[a\\][x](https://e.org)");
    CHECK(markdown(before("\\", Styled{Style::bold, "b"})) == "\\\\**b**");
    CHECK(markdown(before("a", Styled{Style::bold, ""})) == "a");
    CHECK(markdown_destination("https://a.example)**[x](javascript:alert(1)") ==
          "https://a.example%29**[x]%28javascript:alert(1)");
    CHECK(markdown_destination("a)b(c") == "a%29b%28c");
    CHECK(markdown_destination("a(b)c\\") == "a(b)c%5C");
}

TEST_CASE("a web address in running text is a link for every renderer", "[markdown]") {
    const auto written = [](const char* text) { return markdown(RichText(text)); };
    CHECK(written("see https://e.org/a_b, please") == "see <https://e.org/a_b>, please");
    CHECK(written("(http://e.org/x_(y))") == "(<http://e.org/x_(y)>)");
    CHECK(written("![x](http://e.org/x.png)") == "!\\[x\\](<http://e.org/x.png>)");
    CHECK(written("ahttps://e.org ftp://e.org www.e.org") == "ahttps\\://e.org ftp\\://e.org www\\.e.org");
    CHECK(written("https://e.org/?a&copy;b") == "https\\://e.org/?a&amp;copy;b");
    CHECK(written("http://") == "http\\://");
    for (const char* text : {"<https://e.org/a>", "**<http://e.org>**", "[https://e.org](https://e.org/x)"}) {
        CAPTURE(text);
        CHECK(markdown(parse_markdown(text)) == text);
    }
    CHECK(parse_markdown(written("www.e.org ahttps://e.org")) == RichText("www.e.org ahttps://e.org"));
}

TEST_CASE("an image cannot be made of a link's text", "[markdown][hostile]") {
    const std::string text = "https://e.org/) ![x](https://evil.test/x";
    RichText link;
    link.append(Inline(Link{"https://e.org/", RichText(text)}));
    CHECK(markdown(link) == "[https://e.org/) !\\[x\\](https://evil.test/x](https://e.org/)");
}

// kramdown reads no Markdown within <div>, so that a page's cards are HTML there as they are.
TEST_CASE("where Markdown is not read, it is no HTML that acts", "[markdown][hostile]") {
    const auto code = [](const char* text) {
        RichText styled;
        styled.append(Inline(Styled{Style::code, RichText(text)}));
        return styled;
    };
    const char* const script = "<script>alert(`1`)</script>";
    CHECK(markdown(code(script)) == "<code>&lt;script>alert(\\`1\\`)&lt;/script></code>");
    CHECK(markdown(code("std::vector<int> [x](y)")) == "<code>std::vector&lt;int> \\[x\\](y)</code>");
    CHECK(markdown(code("a < b && c <= d")) == "`a < b && c <= d`");
    for (const char* text : {script, "a<b", "</code>", "<https://e.org>", "*<b>*", "<b>http://e.org"}) {
        CAPTURE(text);
        CHECK(parse_markdown(markdown(code(text))) == code(text));
    }
    const char* const address = "https://e.org/onfocus=alert(1)/tabindex=0/autofocus";
    CHECK(markdown(RichText(address)) == "https\\://e.org/onfocus=alert(1)/tabindex=0/autofocus");
    CHECK(markdown(RichText("https://e.org/a='b c")) == "https\\://e.org/a='b c");
    const std::string link = std::string("[") + address + "](" + address + ")";
    CHECK(markdown(parse_markdown(link)) == link);
    CHECK(markdown(parse_markdown(std::string("<") + address + ">")) == link);
}

TEST_CASE("code keeps its markup, and what it must not be is no reason to make text of it", "[markdown]") {
    for (const char* text :
         {"<code>b *c* x<sup>2</sup> [t](https://e.org/a_b)</code> d", "*<code>a **b**</code>*",
          "[<code>a *b*</code>](https://e.org)", "<code>\\{\\{ x }}</code>", "<code>\\{\\% raw %}</code>",
          "<code>&lt;b> https\\://e.org www\\.e.org</code>", "<code>*a* \\[b\\] $x$</code>"}) {
        CAPTURE(text);
        CHECK(markdown(parse_markdown(text)) == text);
    }
    CHECK(markdown(parse_markdown("<code>a `b *c*` d</code>")) == "`a b *c* d`");
    CHECK(markdown(parse_markdown("<code>*a*</code>`b`<code>*c*</code>")) == "<code>*a*b*c*</code>");
}

TEST_CASE("what a site generator would fill in or obey is text", "[markdown][hostile]") {
    CHECK(markdown(RichText("{{ a }} {% b %} {: c}")) == "\\{\\{ a }} \\{\\% b %} \\{: c}");
    RichText math;
    math.append(Inline(Math{"x^{{a}}_{b}"}));
    CHECK(markdown(math) == "$x^{ {a}}\\_{b}$");
    RichText in_code;
    in_code.append(Inline(Styled{Style::code, RichText("{{ a }}")}));
    CHECK(markdown(in_code) == "<code>\\{\\{ a }}</code>");
    for (const char* text : {"{{ a }}", "{% b %}", "{a}", "\\{%", "{{{{", "{# x"}) {
        CAPTURE(text);
        CHECK(parse_markdown(markdown(RichText(text))) == RichText(text));
    }
}

TEST_CASE("only links that are safe to follow become links", "[markdown][hostile]") {
    const auto link = [](const char* url) {
        RichText text;
        text.append(Inline(Link{url, "x"}));
        return markdown(text);
    };
    CHECK(link("https://example.org/(a)") == "[x](https://example.org/(a))");
    CHECK(link("https://example.org/a)b") == "[x](https://example.org/a%29b)");
    CHECK(link("papers/a b.pdf") == "[x](papers/a%20b.pdf)");
    CHECK(link("javascript:alert(1)") == "x");
    CHECK(link(" JavaScript:alert(1)") == "x");
    CHECK(link("java\nscript:alert(1)") == "x");
    CHECK(link("data:text/html,x") == "x");
    CHECK(link("vbscript:x") == "x");
    CHECK(link("javascript&#58;alert(1)") == "[x](javascript&amp;#58;alert(1))");
}

TEST_CASE("code behind code is one, in linear time", "[markdown][hostile]") {
    RichText text;
    for (int i = 0; i < 200000; ++i) text.nodes.push_back(Inline(Styled{Style::code, RichText("ab")}));
    const std::string written = markdown(text);
    CHECK(written.size() == 400002);
    CHECK(written.starts_with("`abab"));
}

TEST_CASE("hostile Markdown is read in linear time and bounded depth", "[markdown][hostile][long]") {
    const auto repeated = [](std::string_view part, int times) {
        std::string text;
        for (int i = 0; i < times; ++i) text += part;
        return text;
    };
    for (const char* part :
         {"[", "]", "[]", "[a]", "(", "**", "*a ", "*`", "`", "<sup>", "[a](", "[*](", "$", "![", "\\"}) {
        CAPTURE(part);
        const std::string text = repeated(part, 100000);
        CHECK_FALSE(plain_text(parse_markdown(text)).empty());
        CHECK_FALSE(plain_text(parse_markdown(text + repeated("]", 100000))).empty());
        CHECK_FALSE(plain_text(parse_markdown("*" + text + " " + repeated(")", 100000))).empty());
    }
}
