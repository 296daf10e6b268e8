// The owner keeps the .bib: what an edit there does to the page, and what it leaves alone.
#include <algorithm>
#include <iterator>
#include <set>

#include "support/catch.hpp"
#include "support/conversion.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

struct Change {
    std::vector<std::string> removed, added;
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// Lines that one text has and the other has not: enough of a diff for pages that hold together.
Change difference(const std::string& before, const std::string& after) {
    std::multiset<std::string> old_lines, new_lines;
    for (const std::string& line : lines_of(before)) old_lines.insert(line);
    for (const std::string& line : lines_of(after)) new_lines.insert(line);
    Change change;
    std::ranges::set_difference(old_lines, new_lines, std::back_inserter(change.removed));
    std::ranges::set_difference(new_lines, old_lines, std::back_inserter(change.added));
    return change;
}

void replace(std::string& text, std::string_view from, std::string_view to, std::size_t begin = 0) {
    const std::size_t at = text.find(from, begin);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
}

// Replaces within one entry of the .bib.
void edit(std::string& bib, const std::string& key, std::string_view from, std::string_view to) {
    const std::size_t entry = bib.find('{' + key + ',');
    REQUIRE(entry != std::string::npos);
    replace(bib, from, to, entry);
}

struct Page {
    std::string before, bib;
    [[nodiscard]] std::string after() const { return convert_text("bibtex", "badges", bib).text; }
};

std::optional<Page> user_page() {
    auto page = shared_file("page/publications.md");
    if (!page) return std::nullopt;
    std::string bib = convert_text("badges", "bibtex", *page).text;
    return Page{std::move(*page), std::move(bib)};
}

}  // namespace

TEST_CASE("a count that changes changes one badge and the total") {
    auto page = user_page();
    if (!page) return;
    edit(page->bib, "ma2025building", "{4}", "{14}");
    const Change change = difference(page->before, page->after());
    REQUIRE(change.removed.size() == 2);
    CHECK(
        change.added ==
        std::vector<std::string>{
            R"(  <span><img src="https://img.shields.io/badge/Cited_by-14-4285F4?style=flat-square&logo=google-scholar" alt="Citations: 14"></span>)",
            R"(<span><img src="https://img.shields.io/badge/Total_Citations-218-4285F4?style=flat-square&logo=google-scholar" alt="Total Citations"></span>)"});
}

TEST_CASE("a count of 0 takes its badge away") {
    auto page = user_page();
    if (!page) return;
    edit(page->bib, "ma2025building", "{4}", "{0}");
    const Change change = difference(page->before, page->after());
    CHECK(change.removed.size() == 2);
    REQUIRE(change.added.size() == 1);
    CHECK(change.added.front().find("Total_Citations-204") != std::string::npos);
}

TEST_CASE("an entry typed by hand comes out as a block at its place") {
    auto page = user_page();
    if (!page) return;
    const std::string typed = R"(@inproceedings{fujii2026sparse,
  author = {Kazuki Fujii and Rio Yokota},
  title = {Sparse Is Enough},
  booktitle = {International Conference on Learning Representations (ICLR)},
  year = 2026,
  eprint = {2601.00001},
  archiveprefix = {arXiv},
  code = {https://github.com/okoge-kaz/sparse},
  citations = {2},
  contribution = {Everything.},
}

)";
    const std::string block = R"(<div class="pub-entry first-author">

### **Sparse Is Enough**
<div class="pub-badges">
  <span><img src="https://img.shields.io/badge/Role-First_Author-007ec6?style=flat-square" alt="First Author"></span>
  <a href="https://arxiv.org/abs/2601.00001"><img src="https://img.shields.io/badge/arXiv-2601.00001-b31b1b.svg?style=flat-square" alt="arXiv"></a>
  <a href="https://iclr.cc/"><img src="https://img.shields.io/badge/ICLR_2026-Main_Conference-ede1d1?style=flat-square" alt="ICLR 2026"></a>
  <a href="https://github.com/okoge-kaz/sparse"><img src="https://img.shields.io/badge/Code-GitHub-181717?logo=github&style=flat-square" alt="Code"></a>
  <span><img src="https://img.shields.io/badge/Cited_by-2-4285F4?style=flat-square&logo=google-scholar" alt="Citations: 2"></span>
</div>

* **Authors:** **Kazuki Fujii**, Rio Yokota
* **Venue:** International Conference on Learning Representations (ICLR), 2026
* **Contribution:** Everything.

</div>

)";
    SECTION("between two others of its section") {
        page->bib.insert(page->bib.find("@inproceedings{nakamura2025drop"), typed);
        std::string expected = page->before;
        const std::string next = "<div class=\"pub-entry\">\n\n### **Drop-Upcycling";
        expected.insert(expected.find(next), block);
        replace(expected, "Total_Citations-208", "Total_Citations-210");
        CHECK(page->after() == expected);
    }
    SECTION("at the end of the file: on top of its section") {
        page->bib += "\n" + typed;
        std::string expected = page->before;
        expected.insert(expected.find("<div class=\"pub-entry first-author\">\n\n### **Rewriting"), block);
        replace(expected, "Total_Citations-208", "Total_Citations-210");
        CHECK(page->after() == expected);
    }
}

TEST_CASE("a talk of a new year gets its divider") {
    auto page = user_page();
    if (!page) return;
    page->bib +=
        "\n@unpublished{fujii2026talk, author = {Fujii, Kazuki}, title = {New Talk}, eventtitle = {SC26}, date = "
        "{2026-11-17}, language = {english}}\n";
    const std::string after = page->after();
    const std::size_t divider = after.find(
        "## Talks\n\n<div class=\"year-divider\">2026</div>\n\n<div class=\"pub-entry\">\n\n### **New Talk**");
    CHECK(divider != std::string::npos);
    CHECK(after.find("</div>\n\n<div class=\"year-divider\">2025</div>\n") != std::string::npos);
}

TEST_CASE("a preprint that is accepted moves and gets its venue") {
    auto page = user_page();
    if (!page) return;
    const std::size_t at = page->bib.find("{fujii2024accelerating,");
    REQUIRE(at != std::string::npos);
    const std::size_t type = page->bib.rfind('@', at);
    page->bib.replace(type, at - type, "@inproceedings");
    edit(page->bib, "fujii2024accelerating", "\n", "\n  booktitle = {Conference on Language Modeling (COLM)},\n");
    const std::string after = page->after();
    const std::size_t moved = after.find("### **Accelerating Large Language Model Training");
    CHECK(moved < after.find("### **Rewriting"));
    CHECK(moved > after.find("## Peer-Reviewed Conference Papers"));
    const std::string block = after.substr(moved, after.find("\n</div>\n\n<div", moved) - moved);
    CHECK(block.find("badge/COLM_2024-Main_Conference-4b44ce") != std::string::npos);
    CHECK(block.find("* **Venue:** Conference on Language Modeling (COLM), 2024") != std::string::npos);
    CHECK(after.find("### **Accelerating", moved + 1) == std::string::npos);
}

TEST_CASE("a title that changes leaves everything else as it was") {
    auto page = user_page();
    if (!page) return;
    edit(page->bib, "inoue2024heron", "A Benchmark", "The Benchmark");
    std::string expected = page->before;
    replace(expected, "Heron-Bench: A Benchmark", "Heron-Bench: The Benchmark");
    CHECK(page->after() == expected);
}

TEST_CASE("an edited field brings no stale text back") {
    auto page = user_page();
    if (!page) return;
    SECTION("the organiser's colour was an override of the page") {
        edit(page->bib, "fujii2025ihpcss", "IHPCSS 2025}", "NVIDIA Day}");
        CHECK(page->after().find("Event-NVIDIA_Day-76b900?logo=nvidia") != std::string::npos);
    }
    SECTION("a tag's alt text was written by hand") {
        const std::size_t at = page->bib.find("tech: Megatron-LM");
        REQUIRE(at != std::string::npos);
        page->bib.replace(at, 17, "tech: Triton");
        CHECK(page->after().find("badge/Tech-Triton-orange?style=flat-square\" alt=\"Triton\"") != std::string::npos);
    }
}
