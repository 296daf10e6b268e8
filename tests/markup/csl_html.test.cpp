#include "markup/csl_html.hpp"

#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::markup;

namespace {

RichText rich(std::initializer_list<Inline> nodes) {
    RichText text;
    for (const Inline& node : nodes) text.append(node);
    return text;
}

Inline styled(Style style, RichText content) { return Styled{style, std::move(content)}; }

}  // namespace

TEST_CASE("CSL's markup is read and written", "[csl-html]") {
    const RichText text =
        rich({Text{"On "}, styled(Style::italic, rich({Text{"E. coli "}, styled(Style::nocase, "K-12")})), Text{", H"},
              styled(Style::subscript, "2"), Text{"O & 1 < 2"}, styled(Style::small_caps, "bc")});
    const std::string html =
        "On <i>E. coli <span class=\"nocase\">K-12</span></i>, H<sub>2</sub>O & 1 < 2"
        "<span style=\"font-variant:small-caps;\">bc</span>";
    CHECK(parse_csl_html(html) == text);
    CHECK(csl_html(text).html == html);
    CHECK(csl_html(text).exact);
}

TEST_CASE("tags without a partner and unknown tags are text", "[csl-html]") {
    for (const char* html :
         {"a <i> b", "a </i> b", "<em>x</em>", "&lt;i&gt;", "<", "<i", "x <script>alert(1)</script>"}) {
        CAPTURE(html);
        CHECK(parse_csl_html(html) == RichText(html));
        CHECK(csl_html(html).html == html);
    }
    CHECK(parse_csl_html("<i>a <b>c</i>") == rich({styled(Style::italic, "a <b>c")}));
}

TEST_CASE("text that looks like markup does not become markup", "[csl-html]") {
    const RichText text = "the <i>tag</i>";
    const CslHtml written = csl_html(text);
    CHECK_FALSE(written.exact);
    CHECK(is_plain(parse_csl_html(written.html)));
    CHECK(parse_full_html(full_html(text)) == text);
}

TEST_CASE("what CSL has no markup for is shown as well as can be and kept in full", "[csl-html]") {
    struct Case {
        RichText text;
        const char* shown;
        const char* full;
    };
    const Case cases[] = {
        {rich({Link{"https://a.example/?a=1&b=\"", "here"}}), "here",
         "<a href=\"https://a.example/?a=1&amp;b=&quot;\">here</a>"},
        {rich({styled(Style::quoted, "so"), styled(Style::code, "x<y")}), "“so”x<y", "<q>so</q><code>x&lt;y</code>"},
        {rich({Math{"\\alpha^{2} \\leq \\log n"}}), "α<sup>2</sup> ≤ log n",
         "<span class=\"math\">\\alpha^{2} \\leq \\log n</span>"},
        {rich({Math{"\\sum_i^n x"}}), "$\\sum_i^n x$", "<span class=\"math\">\\sum_i^n x</span>"},
        {rich({Raw{"latex", "\\foo{bar}"}}), "bar", "<span class=\"raw\" data-format=\"latex\">\\foo{bar}</span>"},
    };
    for (const Case& one : cases) {
        CHECK(csl_html(one.text).html == one.shown);
        CHECK_FALSE(csl_html(one.text).exact);
        CHECK(full_html(one.text) == one.full);
        CHECK(parse_full_html(one.full) == one.text);
    }
}

TEST_CASE("deep and unbalanced markup is read in bounded depth", "[csl-html]") {
    std::string deep;
    for (int i = 0; i < 20000; ++i) deep += "<i>";
    CHECK(plain_text(parse_csl_html(deep)) == deep);
    for (int i = 0; i < 20000; ++i) deep += "</i>";
    CHECK_FALSE(parse_csl_html(deep).empty());
}
