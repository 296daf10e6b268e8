#include "formats/badge_page/style.hpp"

#include <cstdio>
#include <fstream>
#include <tuple>

#include "bibconv/convert.hpp"
#include "formats/badge_page/builtin_styles.hpp"
#include "formats/badge_page/learn_style.hpp"
#include "support.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::badge_page;
using namespace bibconv::badge_page::test;

namespace {

std::string builtin(std::string_view name) {
    for (const BuiltinStyle& style : builtin_styles()) {
        if (style.name == name) return std::string(style.json);
    }
    return {};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

// The complaints about a style, in order.
std::vector<std::string> faults(const std::string& json) {
    Reports reports;
    CHECK_THROWS_AS(parse_style(json, "mine.json", reports), Failure);
    std::vector<std::string> messages;
    for (const Diagnostic& one : reports.all) messages.push_back(one.message);
    return messages;
}

}  // namespace

TEST_CASE("every built-in style fits the schema", "[style]") {
    Reports reports;
    for (const BuiltinStyle& style : builtin_styles()) {
        if (style.name != "page-style.schema")
            CHECK(parse_style(style.json, std::string(style.name), reports).name == style.name);
    }
    CHECK(reports.all.empty());
}

TEST_CASE("a built-in style is read once", "[style]") {
    Reports reports;
    CHECK(load_style("academic", reports) == load_style("academic", reports));
}

TEST_CASE("the rows of a style name kinds that it has", "[style]") {
    Reports reports;
    const std::shared_ptr<const PageStyle> style = load_style("academic", reports);
    for (const auto& [type, kinds] : style->rows) {
        for (const std::string& kind : kinds) {
            CAPTURE(type, kind);
            CHECK((kind == "tags" || style->kind(kind) != nullptr));
        }
    }
}

TEST_CASE("every fault of a style is named with its place", "[style]") {
    const std::string good = builtin("academic");
    CHECK(faults(replaced(good, "\"colour\": \"777777\"", "\"colour\": 7")) ==
          std::vector<std::string>{"mine.json: /badges/0/colour must be of type string, not number"});
    CHECK(faults(replaced(good, "\"last-author\": false", "\"last-auther\": false")) ==
          std::vector<std::string>{"mine.json: /last-auther is not a member that a style has"});
    CHECK(faults(replaced(good, "\"source\": \"venue\"", "\"source\": \"venues\"")) ==
          std::vector<std::string>{R"(mine.json: /badges/2/source must be one of ["slots","links","venue"])"});
    CHECK(faults("{}").size() == 7);
    CHECK(faults("[]") == std::vector<std::string>{"mine.json: the style must be of type object, not array"});
    CHECK(faults("{ not json").empty());
    Reports reports;
    CHECK_THROWS_WITH(load_style("no/such/style", reports), Catch::Contains("academic"));
}

TEST_CASE("what a page could not hold without harm is a fault of the style", "[style]") {
    const std::string good = builtin("academic");
    const std::tuple<const char*, const char*, const char*> cases[] = {
        {R"("pub-entry")", R"("x\"><script>")", "/markup/entry must be names of classes, without markup"},
        {R"("first-author")", R"("{{ x }}")", "/markup/lead must be names of classes, without markup"},
        {R"("pub-badges")", R"("x\"><script>")", "/markup/badges must be names of classes, without markup"},
        {R"("year-divider")", R"("x\ny")", "/markup/divider must be names of classes, without markup"},
        {R"("margin-top: -8px;)", R"("background:url(https://evil.test/x.png);)",
         "/markup/gloss must be a style attribute without markup that loads nothing"},
        {R"("margin-top: -8px;)", R"("\" onclick=\"alert(1)\" x=\")",
         "/markup/gloss must be a style attribute without markup that loads nothing"},
        {R"("https://img.shields.io/badge/")", R"("javascript:alert(1)//")",
         "/server must be an http or https address"},
        {R"("https://img.shields.io/badge/")", R"("https://x/\"><script>")",
         "/server must be an http or https address"},
        {R"("label": "Role", "field")", R"("label": "A<script>", "field")",
         "/bullets/0/label must be a text without markup, on one line"},
        {R"("label": "Role", "field")", R"("label": "A:** [x](https://y) **", "field")",
         "/bullets/0/label must be a text without markup, on one line"},
        {R"("https://doi.org/{DOI}")", R"("javascript:x={DOI}")",
         "/badges/12/link must be an address that runs nothing"},
    };
    for (const auto& [from, to, fault] : cases)
        CHECK(faults(replaced(good, from, to)) == std::vector<std::string>{std::string("mine.json: ") + fault});
}

TEST_CASE("labels, classes and servers of other languages and sites are none", "[style]") {
    std::string style = builtin("academic");
    for (const auto& [from, to] : {std::pair(R"("label": "Role", "field")", R"("label": "役割 / Q&A", "field")"),
                                   std::pair(R"("pub-entry")", R"("card md:w-1/2 größe")"),
                                   std::pair(R"("https://img.shields.io/badge/")", R"("http://localhost:8080/")"),
                                   std::pair(R"("margin-top: -8px;)", R"("font-family: 'Noto Sans';)")})
        style = replaced(style, from, to);
    Reports reports;
    CHECK(parse_style(style, "mine.json", reports).bullets.front().label == "役割 / Q&A");
    CHECK(reports.all.empty());
}

TEST_CASE("what no style may have is not learnt, and told", "[style]") {
    const std::string page = R"~(# P

## Talks

<div class="{{ x }}">2024</div>

<div class="card">

### **One**
<div style="background:url(https://evil.test/x.png);margin-top: -8px">(gloss)</div>

</div>

<div class="card">

### **Two**
<div class="row">
  <a href="javascript:alert(1)"><img src="https://img.shields.io/badge/XYZ_2024-Main_Conference-abcdef" alt="XYZ 2024"></a>
</div>

</div>
)~";
    Reports reports;
    std::istringstream in(page);
    std::ostringstream out;
    CHECK(learn_style(in, "page.md", out, reports));
    std::vector<std::string> messages;
    for (const Diagnostic& one : reports.all) messages.push_back(one.id + ": " + one.message);
    CHECK(
        messages ==
        std::vector<std::string>{
            "style.not-learnt: /markup/divider of the page is not learnt: it must be names of classes, without markup",
            "style.not-learnt: /markup/gloss of the page is not learnt: it must be a style attribute without markup "
            "that loads nothing",
            "style.not-learnt: /venues/0/link of the page is not learnt: it must be an address that runs nothing"});
    const PageStyle style = parse_style(out.str(), "learnt", reports);
    CHECK(style.entry_class == "card");
    CHECK(style.divider_class == "year-divider");
    CHECK(style.gloss_style.starts_with("margin-top"));
}

TEST_CASE("a style learnt from a page describes the page", "[style]") {
    const std::string page = R"(# My Papers

<a href="https://scholar.google.com/x"><img src="https://img.shields.io/badge/Google_Scholar-Ann_Example-4285F4?style=for-the-badge" alt="Google Scholar"></a>

## Accepted

<div class="card mine">

### **One**
<div class="row">
  <span><img src="https://img.shields.io/badge/Role-First_Author-123456?style=for-the-badge" alt="First Author"></span>
  <a href="https://home.example/"><img src="https://img.shields.io/badge/XYZ_2024-Main_Conference-abcdef?style=for-the-badge" alt="XYZ 2024"></a>
  <span><img src="https://img.shields.io/badge/Topic-Stars-00ff00?style=for-the-badge" alt="stars"></span>
</div>

* **Authors:** **Ann Example**, Bob Sample
* **Venue:** XYZ 2024

</div>
)";
    Reports reports;
    std::istringstream in(page);
    std::ostringstream out;
    learn_style(in, "some/mypage.md", out, reports);
    CHECK(reports.all.empty());
    const PageStyle style = parse_style(out.str(), "learnt", reports);
    CHECK(style.name == "mypage");
    CHECK(style.title == "My Papers");
    CHECK(style.entry_class == "card");
    CHECK(style.lead_class == "mine");
    CHECK(style.badges_class == "row");
    CHECK(style.query == "style=for-the-badge");
    CHECK(style.owner == std::vector<std::string>{"Ann Example"});
    CHECK(style.venues.front().abbr == "XYZ");
    CHECK(style.venues.front().look.colour == "abcdef");
    CHECK(style.venues.front().look.link == "https://home.example/");
    CHECK(style.kind("role")->values.at("First Author").colour == "123456");
    REQUIRE(style.tag("Topic") != nullptr);
    CHECK(style.tag("topic")->look.colour == "00ff00");
    CHECK(style.sections.front().titles.front() == "Accepted");

    // With it, the page leaves no residue.
    const std::string file = "learnt-style-of-a-test.json";
    std::ofstream(file) << out.str();
    Options options;
    options.page_style = file;
    auto collected = read(page, options);
    REQUIRE(collected.entries().size() == 1);
    CHECK_FALSE(collected.entries().front()->fields.has("page-overrides"));
    CHECK(write(collected.items, options) == page);
    std::remove(file.c_str());
}
