#include "formats/badge_page/style.hpp"

#include <cstdio>
#include <fstream>

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
