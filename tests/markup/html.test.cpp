#include "markup/html_fragment.hpp"
#include "markup/html_text.hpp"
#include "markup/safe_html.hpp"
#include "support/catch.hpp"

using namespace bibconv::markup;

TEST_CASE("HTML fragments of a page are parsed", "[html]") {
    const auto nodes = parse_html_fragment(
        "<div class=\"b\">\n  <a href=\"https://e.org/?a=1&b=2\"><img src=\"x>y\" alt=\"A &amp; B\"></a><br>\n</div>");
    REQUIRE(nodes);
    REQUIRE(nodes->size() == 1);
    const HtmlNode& div = nodes->front();
    CHECK(div.attribute("class") == "b");
    const HtmlNode& link = div.children.at(0);
    CHECK(link.name == "a");
    CHECK(link.attribute("href") == "https://e.org/?a=1&b=2");
    CHECK(link.children.at(0).attribute("src") == "x>y");
    CHECK(link.children.at(0).attribute("alt") == "A & B");
    CHECK(link.attribute("title").empty());
}

TEST_CASE("what is not well-formed is no fragment", "[html]") {
    CHECK_FALSE(parse_html_fragment("<div><span></div>"));
    CHECK_FALSE(parse_html_fragment("<a href=x>"));
    std::string deep;
    for (int i = 0; i < 10000; ++i) deep += "<div>";
    for (int i = 0; i < 10000; ++i) deep += "</div>";
    CHECK_FALSE(parse_html_fragment(deep));
}

TEST_CASE("no entity of a DTD is read", "[html][hostile]") {
    const auto nodes = parse_html_fragment("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><p>&e;</p>");
    if (nodes) {
        for (const HtmlNode& node : *nodes) {
            for (const HtmlNode& child : node.children) CHECK(child.text == "&e;");
        }
    }
}

TEST_CASE("entities do not laugh", "[html][hostile]") {
    std::string text = "<!DOCTYPE x [<!ENTITY l0 \"ha\">";
    for (int i = 1; i < 40; ++i) {
        const std::string before = "&l" + std::to_string(i - 1) + ';';
        text += "<!ENTITY l" + std::to_string(i) + " \"" + before + before + "\">";
    }
    const auto nodes = parse_html_fragment(text + "]><p>&l39;</p>");
    if (nodes) CHECK(nodes->back().children.at(0).text == "&l39;");
}

TEST_CASE("a link may lead to these schemes, and no others", "[html][hostile]") {
    for (const char* safe :
         {"https://e.org", "HTTP://e.org", "ftp://e.org/x", "mailto:a@e.org", "doi:10.1/x", "urn:isbn:1", "tel:+1",
          "/a", "a/b:c", "?q=a:b", "#a:b", "", "//e.org/x", " https://e.org"}) {
        CAPTURE(safe);
        CHECK(is_safe_url(safe));
    }
    for (const char* unsafe : {"javascript:x", "JAVASCRIPT:x", " javascript:x", "\x01javascript:x", "java\tscript:x",
                               "vbscript:x", "data:text/html,x", "file:///etc/passwd", "blob:x", "about:blank",
                               "view-source:x", "intent:x", "ms-word:x", ":x", "x\\y:z", "ht\x02tps://e.org"}) {
        CAPTURE(unsafe);
        CHECK_FALSE(is_safe_url(unsafe));
    }
}

TEST_CASE("what a site generator would fill in is text", "[html][hostile]") {
    CHECK(html_text("{{ a }} {% b %} {c}") == "&#123;{ a }} &#123;% b %} {c}");
    CHECK(html_attribute("{{{") == "&#123;&#123;{");
    CHECK(url_text("https://e.org/{a}/{{b}}") == "https://e.org/%7Ba%7D/%7B%7Bb%7D%7D");
}

TEST_CASE("raw HTML is published only when it is harmless", "[html][hostile]") {
    for (const char* safe :
         {"plain", "a <b>bold</b> word", "<div class=\"x\">y</div>", "<!-- note -->", "a < b",
          "<a href=\"https://e.org\">x</a>", "<details><summary>More</summary>text</details>", "[x](https://e.org)",
          "[x](/a/b:c)", "[x]: https://e.org \"T\"", "[sic]: a word", "{once upon a time}", "{{< once upon=\"x\" >}}",
          "<div class=x-1 open>y</div>", "<pre>\nx\n</pre>\n", "<!-- <script src=\"x\"></script> -->\n\ntext",
          "text\n\n<!-- <script src=\"x\"></script> -->", "text\r\n \r\n<!-- <script></script> -->",
          "[x](https://e.org){: .a rel=\"b\"} and on = 1", "text <!-- a <b>note</b>\n\nof two paragraphs -->",
          // Words that are schemes elsewhere.
          "### **JavaScript: The Good Parts**", "Big Data: Text Mining", "* **JavaScript:** yes", "Open metadata:text",
          "(Data: images of it)", "[JavaScript: The Good Parts](https://e.org)",
          "<img src=\"https://e.org/Date-javascript:-777\">",
          "<div class='x' markdown=\"1\" data-year=\"2024\" aria-label=\"A work\" role=\"listitem\">y</div>"}) {
        CAPTURE(safe);
        CHECK(is_safe_html(safe));
    }
    for (const char* unsafe :
         {"<script>x</script>", "<img src=x onerror=alert(1)>", "<img src=\"x\" onerror=\"alert(1)\">",
          "<iframe src=\"x\"></iframe>", "[x](javascript:alert(1))", "[x](java&#115;cript:alert(1))",
          "<a href=\"javascript&colon;x\">y</a>", "<svg/onload=x>", "<!--> <script>", "<!-- x --!> <script> -->",
          "<style>*{}</style>", "<a href=\"data:text/html,x\">y</a>", "<div style=\"background:url(x)\">",
          "<b\nonclick=x>", "[x](java\nscript:x)", "<form action=x>", "<math><mtext>", "<div data=\"x\">",
          "<div class=x:y>", "<div class=x\"y\" onclick=z>", "<div data-x=\"javascript:x\">",
          // Not on the list of schemes, whatever they do.
          "<a href=\"blob:https://e.org/x\">y</a>", "<a href=\"view-source:x\">y</a>",
          "<img src=\"file:///etc/passwd\">", "[x](ms-settings:x)", "[x](<file:///etc/passwd>)",
          "[x](f\\ile:///etc/passwd)", "[x]: file:///etc/passwd", "*x*{: onclick=\"y\"}", "`x`{.a ONCLICK = y}",
          // What is a comment for one may be text, a paragraph and a script for another.
          "text <!-- a\n\n<script>x</script>\n\n-->", "`<!--` <script>x</script> -->",
          "    <!--\n<script>x</script> -->", "```\n<!--\n```\n<script>x</script>\n-->",
          "- <!--\n\n<script>x</script>\n-->", "<pre>\nand all that follows is HTML", "{::nomarkdown}x{:/}",
          "x{: style=\"background:url(y)\"}",
          // Where only some renderers see an address.
          "[x](<java\tscript:y>)", "[x] (javascript:y)", "x{: href=javascript:y}", "x{: href=\"data:text/html,y\"}",
          "> [a](\n> javascript:alert(1))", "> [a]:\n> &#106;avascript:alert(1)\n>\n> [a]",
          "> ![a](\n> data:image/svg+xml,x)", "> [a](b){: href=\"\n> javascript:y\"}", "> [a](\n> file:///etc/passwd)",
          "see javascript:alert(1)", "see (data:text/html,x)", "$\\href{javascript: alert(1)}{x}$",
          "[[javascript:y|x]]", "[[x|javascript:y]]", "<javascript:y>",
          // Code and links that were opened on the line before, and a table whose columns cut the comment.
          "`\n<!-- ` <img src=x onerror=y> -->", "`\r\n<!-- ` <img src=x onerror=y> -->",
          "[a\n<!-- ](b) <img src=x onerror=y> -->", "a b\n--- -----\nx y\n\n<!-- <img src=x onerror=y> -->\n---------",
          // TeX that goes on for pandoc.
          "\\begin{x}\n\n<!-- \\end{x} <img src=x onerror=y> -->", "\\x{\n\n<!-- } <img src=x onerror=y> -->",
          // A brace within an attribute's value ends nothing, nor does a value end with its paragraph.
          "*x*{: a=\"\\}\" onclick=\"y\"}", "[x]{a=\"}\" onclick=y}", "x{: a=\"\\}\" onclick=\"{\"}",
          "x{a='b'onclick=y}", "x\n{: a=\"", "[x](https://e.org){: ping=\"https://e.org\"}",
          "`<`{=html}script>y`<`{=html}/script>", "`<`{ =html }b"}) {
        CAPTURE(unsafe);
        CHECK_FALSE(is_safe_html(unsafe));
    }
}

TEST_CASE("text and attributes are escaped only where needed", "[html]") {
    CHECK(html_attribute("https://e.org/?a=1&b=2") == "https://e.org/?a=1&b=2");
    CHECK(html_attribute("a\"b<c>&amp;") == "a&quot;b&lt;c&gt;&amp;amp;");
    CHECK(html_text("R&D <b>") == "R&D &lt;b&gt;");
    CHECK(url_text("a b\"c\n") == "a%20b%22c%0A");
}
