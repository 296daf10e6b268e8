// Pages that come back byte for byte, whatever stands in them.
#include "support.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::badge_page::test;

namespace {

const std::string card = R"(<div class="pub-entry">

### **A Title with `code`, *emphasis* and R&D**
<div class="pub-badges">
  <a href="https://arxiv.org/abs/2401.00001"><img src="https://img.shields.io/badge/arXiv-2401.00001-b31b1b.svg?style=flat-square" alt="arXiv"></a>
</div>

* **Authors:** Ann Example, et al.

</div>
)";

void check_same(const std::string& page) {
    CAPTURE(page);
    CHECK(write(read(page).items) == page);
}

}  // namespace

TEST_CASE("ordinary pages come back as they were", "[page]") {
    check_same("# Publications\n\n## Preprints\n\n" + card);
    check_same("# P\n\n<!-- citation-update: 2026-01-01 -->\n\n## Preprints\n\n" + card + "\n---\n\n## Talks\n");
    check_same("## No title above\n\n" + card);
    check_same("---\ntitle: Hugo\n---\n\n# P\n\n## Preprints\n\n" + card);
}

TEST_CASE("irregular layout comes back as it was", "[page]") {
    check_same("# P\n\n\n\n## Preprints\n" + card + "\n\n\n---\n## Next\n\ntext\n\n\n\n");
    check_same("# P\n## Preprints\n\n" + card + "\n" + card);
    check_same("# P\n\n## Preprints\n\n" + card.substr(0, card.size() - 1));  // no line end at the end
    check_same("# P\n\n## Preprints\n\n---\n\n" + card + "\n---\n");
    check_same(
        "# P\n\n## *Odd* \\_ heading_\n\n> quoted\n\n- a list\n- of things\n\n1. one\n\n| a | b |\n|---|---|\n| 1 | 2 "
        "|\n");
}

TEST_CASE("line ends of the page are kept", "[page]") {
    std::string page = "# P\n\n## Preprints\n\n" + card;
    std::string crlf;
    for (const char c : page) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    check_same(crlf);
    // As many returns as newlines, and yet no line may grow together with the next.
    CHECK(write(read("# P\r\n\r\na\rb\r\nc\n").items) == "# P\n\na\nb\nc\n");
}

TEST_CASE("a page without anything is a page", "[page]") {
    CHECK(read("").items.empty());
    check_same("# Only a title\n");
}

TEST_CASE("blocks that are no entries stay as they are, in place", "[page]") {
    const std::string odd =
        "<div class=\"pub-entry\">\n\n### **Broken**\n<div class=\"pub-badges\">\n  <b>no "
        "badge</b>\n</div>\n\n</div>\n";
    const std::string page = "# P\n\n## Preprints\n\n" + card + "\n" + odd + "\n" + card;
    auto collected = read(page);
    CHECK(collected.entries().size() == 2);
    CHECK(write(collected.items) == page);
}

TEST_CASE("a badge of no known kind is kept as a badge", "[page]") {
    std::string page = "# P\n\n## Preprints\n\n" + card;
    const std::string grant =
        "  <a href=\"https://e.org/?a=1&b=2\"><img "
        "src=\"https://img.shields.io/badge/Funding-NSF-00ff00?style=flat-square\" alt=\"NSF grant\"></a>\n";
    page.insert(page.find("</div>\n\n*"), grant);
    auto collected = read(page);
    REQUIRE(collected.entries().size() == 1);
    CHECK(collected.entries().front()->fields.text("badges") ==
          "[![NSF grant](Funding-NSF-00ff00)](https://e.org/?a=1&b=2)");
    CHECK(write(collected.items) == page);
}

TEST_CASE("dividers that do not follow the years are text", "[page]") {
    check_same("# P\n\n## Talks\n\n<div class=\"year-divider\">Early days</div>\n\n" + card);
    check_same("# P\n\n## Preprints\n\n<div class=\"year-divider\">2024</div>\n\n" + card);
}

TEST_CASE("an entry in a section that its rule would not take stays there", "[page]") {
    std::string page = "# P\n\n## Peer-Reviewed Conference Papers\n\n" + card;
    page.insert(page.rfind("\n</div>"), "* **Venue:** A Workshop on Something, 2024\n");
    check_same(page);
}

TEST_CASE("no prefix of a page is lost, unless it is cut within a tag", "[page][long]") {
    const std::string page = "# P\n\n<!-- citation-update: 2026-01-01 -->\n\n## Preprints\n\nIntro *text*.\n\n" + card +
                             "\n---\n\n## Talks\n\n" + card;
    for (std::size_t size = 0; size <= page.size(); ++size) {
        const std::string prefix = page.substr(0, size);
        const auto items = read(prefix).items;
        const bool cut_in_a_tag =
            prefix.rfind('<') != std::string::npos && prefix.find('>', prefix.rfind('<')) == std::string::npos;
        const std::string back = write(items);
        CAPTURE(prefix);
        if (!items.empty() && !cut_in_a_tag) CHECK(back == prefix);
    }
}

TEST_CASE("text that is not safe to publish keeps its lines", "[page][hostile]") {
    const std::string page =
        write({Section{1, RichText("P"), {}, {}}, Prose{"markdown", "<script>\nfirst();\n\n# second\n    third", {}}});
    CHECK(page == "# P\n\n&lt;script>\\\nfirst();\n\n\\# second\\\nthird\n");
}

TEST_CASE("where nothing else has a date, the year behind the venue is the work's", "[page]") {
    const std::string page =
        "# P\n\n## Journal Articles\n\n<div class=\"pub-entry\">\n\n### **T**\n\n* **Authors:** Ann Example\n"
        "* **Venue:** Journal of Things, 2024\n\n</div>\n";
    auto collected = read(page);
    const Fields& fields = collected.entries().front()->fields;
    CHECK(fields.text("container-title") == "Journal of Things");
    REQUIRE(fields.get<Date>("issued") != nullptr);
    CHECK(fields.get<Date>("issued")->begin->year == 2024);
    CHECK(write(collected.items) == page);
}

TEST_CASE("the year behind a venue is known by the arXiv identifier too", "[page]") {
    std::string page = "# P\n\n## Preprints\n\n" + card;
    page.insert(page.rfind("\n</div>"), "* **Venue:** CoRR, 2024\n");
    auto collected = read(page);
    CHECK(collected.entries().front()->fields.text("container-title") == "CoRR");
    CHECK(collected.entries().front()->type == "article-journal");
    CHECK(write(collected.items) == page);
}
