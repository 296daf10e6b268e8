// Cards that people wrote in their own way: they are entries, and come back as they were.
#include "formats/badge_page/residue.hpp"
#include "support.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::badge_page::test;

namespace {

// The usual card; each case below changes one thing in it.
const std::string usual_card = R"(<div class="pub-entry">

### **A Title**
<div class="pub-badges">
  <a href="https://arxiv.org/abs/2401.00001"><img src="https://img.shields.io/badge/arXiv-2401.00001-b31b1b.svg?style=flat-square" alt="arXiv"></a>
</div>

* **Authors:** Ann Example, Bo Sample
* **Venue:** Journal of Things

</div>
)";

const std::string arxiv =
    R"(<a href="https://arxiv.org/abs/2401.00001"><img src="https://img.shields.io/badge/arXiv-2401.00001-b31b1b.svg?style=flat-square" alt="arXiv"></a>)";

std::string page_with(std::string from, const std::string& to) {
    std::string page = "# P\n\n## Preprints\n\n" + usual_card;
    page.replace(page.find(from), from.size(), to);
    return page;
}

struct Case {
    const char* what;
    std::string from, to;
};

const std::vector<Case> cases = {
    {"a title without bold", "### **A Title**", "### A Title"},
    {"a linked title in bold", "### **A Title**", "### [**A Title**](https://e.org/1)"},
    {"a bold title that is linked", "### **A Title**", "### **[A Title](https://e.org/1)**"},
    {"text behind the title", "### **A Title**", "### **A Title** (Oral)"},
    {"a link behind the title", "### **A Title**", "### **A Title** [[PDF](https://e.org/1.pdf)]"},
    {"an anchor behind the title", "### **A Title**", "### A Title {#a-title}"},
    {"a smaller heading", "### **A Title**", "#### **A Title**"},
    {"a heading in HTML", "### **A Title**", "<h3>A Title</h3>"},
    {"no heading at all", "### **A Title**", "**A Title**"},
    {"a blank line below the title", "**A Title**\n", "**A Title**\n\n"},
    {"no blank line above the title", "\n\n### ", "\n### "},
    {"a colon outside of the bold", "**Authors:**", "**Authors**:"},
    {"another bullet", "* **Authors", "- **Authors"},
    {"an indented bullet", "* **Authors", "  * **Authors"},
    {"bullets below a bullet", "Things\n", "Things\n* **Links:**\n  * [Code](https://e.org/code)\n  * more\n"},
    {"a comment", "### **", "<!-- <div> new! -->\n### **"},
    {"single quotes", "<div class=\"pub-entry\">", "<div class='pub-entry'>"},
    {"more attributes", "<div class=\"pub-entry\">", "<div class=\"pub-entry\" markdown=\"1\" data-year=\"2024\">"},
    {"no quotes", "<div class=\"pub-entry\">", "<div class=pub-entry>"},
    {"an attribute without a value", "<div class=\"pub-entry\">", "<div class=\"pub-entry\" markdown>"},
    {"attributes in front", "<div class=", "<div id=\"x\" class="},
    {"a Markdown badge", "</a>\n</div>", "</a>\n  ![Award](https://img.shields.io/badge/Award-Best-FFD700)\n</div>"},
    {"a linked Markdown badge", arxiv,
     "[![arXiv](https://img.shields.io/badge/arXiv-2401.00001-b31b1b.svg)](https://arxiv.org/abs/2401.00001)"},
    {"a Markdown badge without a link", arxiv, "![arXiv](https://img.shields.io/badge/arXiv-2401.00001-b31b1b)"},
    {"an image of another server", arxiv,
     "<a href=\"https://arxiv.org/abs/2401.00001\"><img src=\"https://e.org/arxiv.svg\" alt=\"paper\"></a>"},
    {"a comment among the bullets", "* **Venue", "<!-- new! -->\n* **Venue"},
    {"a comment of its own", "* **Authors", "<!-- new! -->\n\n* **Authors"},
    {"badges of their own in Markdown", "<div class=\"pub-badges\">\n  " + arxiv + "\n</div>\n",
     "\n[![arXiv](https://img.shields.io/badge/arXiv-2401.00001-b31b1b.svg)](https://arxiv.org/abs/2401.00001)\n"},
    {"a counter", "</a>\n</div>", "</a>\n  <img src=\"https://e.org/count.svg\">\n</div>"},
    {"a link among the badges", arxiv, arxiv + " | [Code](https://github.com/a/b)"},
    {"badges without a div", "<div class=\"pub-badges\">\n  " + arxiv + "\n</div>\n", arxiv + "\n"},
    {"a summary to unfold", "* **Authors", "<details>\n<summary>Abstract</summary>\nWords.\n</details>\n\n* **Authors"},
};

}  // namespace

TEST_CASE("irregular cards are entries, and come back as they were", "[page][loose]") {
    for (const Case& one : cases) {
        CAPTURE(one.what);
        const std::string page = page_with(one.from, one.to);
        auto collected = read(page);
        REQUIRE(collected.entries().size() == 1);
        const Fields& fields = collected.entries().front()->fields;
        CHECK(fields.text("title") == "A Title");
        CHECK(fields.text("eprint") == "2401.00001");
        CHECK(fields.text("container-title") == "Journal of Things");
        REQUIRE(fields.get<NameList>("author") != nullptr);
        CHECK(fields.get<NameList>("author")->names.size() == 2);
        CHECK(fields.get<Date>("issued") != nullptr);
        CHECK(write(collected.items) == page);
    }
}

TEST_CASE("what irregular cards say beside is understood as well", "[page][loose]") {
    const auto field = [](const std::string& from, const std::string& to, std::string_view name) {
        return read(page_with(from, to)).entries().front()->fields.text(name);
    };
    const std::string title = "### **A Title**";
    CHECK(field(title, "### [**A Title**](https://e.org/1)", "URL") == "https://e.org/1");
    CHECK(field(title, "### **A Title** (Oral)", "title-addon") == "Oral");
    CHECK(field(title, "### **A Title**, spotlight", "title") == "A Title, spotlight");
    CHECK(field(title, "### **A**: Title", "title") == "A: Title");
    CHECK(field(title, "### **A\\***", "title") == "A*");
    CHECK(field(title, "### **A Title** [[PDF](https://e.org/1.pdf)]", "pdf") == "https://e.org/1.pdf");
    CHECK(field(arxiv, arxiv + " | [Code](https://github.com/a/b)", "code") == "https://github.com/a/b");
    CHECK(field(arxiv, arxiv + "<a href='https://github.com/a/b'><img src='https://e.org/s.svg' alt='stars'></a>",
                "code") == "https://github.com/a/b");
    CHECK(field("Things\n", "Things\n* **Links:**\n  * one\n  * two\n", "links") == "one; two");
    CHECK(field("* **Authors", "<details>\n<summary>Abstract</summary>\nWords.\n</details>\n\n* **Authors", "annote") ==
          "Abstract Words.");
}

TEST_CASE("the owner is known from irregular cards too", "[page][loose]") {
    auto collected = read(page_with("**Authors:** Ann Example", "**Authors**: **Ann Example**"));
    CHECK(std::get<Section>(collected.items.front()).fields.text("owner") == "Ann Example");
}

TEST_CASE("the attributes of a card outlive an edit", "[page][loose]") {
    for (const std::string title : {"### **A Title**", "### A Title"}) {
        std::string page = page_with("### **A Title**", title);
        page.replace(page.find("\"pub-entry\""), 11, "\"pub-entry\" markdown=\"1\"");
        auto collected = read(page);
        collected.entries().front()->fields.set("title", RichText("Another"));
        CHECK(write(collected.items).find("<div class=\"pub-entry\" markdown=\"1\">\n\n### **Another**\n") !=
              std::string::npos);
    }
}

TEST_CASE("attributes that do something are no attributes of a card", "[hostile][loose]") {
    for (const char* attributes :
         {" onclick=\"alert(1)\"", "><script>alert(1)</script", " x=y", " style=\"a:url(//x)\"",
          " data-x=\"javascript:alert(1)\"", "\" onclick=\"alert(1)"}) {
        Entry work = entry("article-journal", {{"title", RichText("T")}});
        work.fields.set("page-overrides", "attributes@" + badge_page::digest("") + "=" + attributes);
        CAPTURE(attributes);
        CHECK(write({work}).find("<div class=\"pub-entry\">\n") != std::string::npos);
    }
}

TEST_CASE("long hostile lines take no long time", "[hostile][loose][long]") {
    const std::size_t many = 50'000;
    const auto repeated = [&](std::string_view part) {
        std::string text;
        for (std::size_t i = 0; i < many; ++i) text += part;
        return text;
    };
    for (const char* part : {"[", "**", "[**", "*", "<!---->", "<b>", "![", "(", "[x](", "\\*", "<sup>", "* "}) {
        CAPTURE(part);
        const std::string text = repeated(part);
        for (const std::string& from : {std::string("A Title"), std::string("Ann Example"), arxiv})
            CHECK_FALSE(write(read(page_with(from, text)).items).empty());
    }
}
