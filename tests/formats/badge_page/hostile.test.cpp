// Hostile text in any field, or in any member of a style, never becomes active content.
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>

#include "bibconv/convert.hpp"
#include "formats/badge_page/builtin_styles.hpp"
#include "formats/badge_page/residue.hpp"
#include "model/vocabulary.hpp"
#include "support.hpp"
#include "support/any_value.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::badge_page::test;

namespace {

const char* const payloads[] = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'\"--><svg onload=alert(1)>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript&#58;alert(1)",
    "[x](javascript:alert(1))",
    "](javascript:alert(1)) [",
    "</div></div><iframe src=x>",
    "data:text/html,<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "x\" onclick=\"alert(1)",
    "background:url(//evil.test/x.png)",
    "**:** [x](javascript:alert(1)) **",
    "a--b__c -- \"quoted\" 'single' ?logo=x&y#z",
    "\n\n<script>alert(1)</script>\n\n# heading\n\n---\n",
};

// Nothing but the elements and attributes that the writer itself makes, and no link that runs anything.
void check_inert(const std::string& page) {
    for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
        const std::string_view tag = std::string_view(page).substr(at);
        const bool ours = tag.starts_with("<div class=\"") || tag.starts_with("<div style=\"") ||
                          tag.starts_with("</div>") || tag.starts_with("<a href=\"") || tag.starts_with("</a>") ||
                          tag.starts_with("<span>") || tag.starts_with("</span>") || tag.starts_with("<br>*(") ||
                          tag.starts_with("<!-- citation-update") ||
                          tag.starts_with("<img src=\"https://img.shields.io/badge/") ||
                          (tag.size() > 1 && std::string_view(" -0123456789").find(tag[1]) != std::string_view::npos);
        CAPTURE(tag.substr(0, 80));
        REQUIRE(ours);
    }
    // An element of ours has the attributes that the writer gives it, and no other.
    static const std::regex whole(
        R"~(^<(div (class|style)="[^"<>]*"|a href="[^"<>]*"|img src="[^"<>]*" alt="[^"<>]*")>)~");
    for (const char* begin : {"<div ", "<a ", "<img "}) {
        for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1)) {
            const std::string tag = page.substr(at, page.find('>', at) + 1 - at);
            CAPTURE(tag);
            REQUIRE(std::regex_search(tag, whole));
        }
    }
    std::string lower = page;
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (const char* link : {"href=\"javascript:", "href=\"%20javascript:", "href=\"data:"}) {
        CAPTURE(link);
        REQUIRE(lower.find(link) == std::string::npos);
    }
    for (std::size_t at = lower.find("style=\""); at != std::string::npos; at = lower.find("style=\"", at + 7)) {
        const std::string value = lower.substr(at + 7, lower.find('"', at + 7) - at - 7);
        CAPTURE(value);
        REQUIRE(value.find("url(") == std::string::npos);
    }
    std::istringstream lines(lower);
    for (std::string line; std::getline(lines, line);) {
        const bool html = line.starts_with("<") || line.starts_with("  <");  // no Markdown is read there
        for (const char* link : {"](javascript:", "](%20javascript:", "](data:"}) {
            const std::size_t at = line.find(link);
            CAPTURE(line, link);
            REQUIRE((html || at == std::string::npos || line[at - 1] == '\\'));
        }
    }
    for (const char* handler : {"\" onerror", "\" onload", "=\"\"><"}) {
        CAPTURE(handler);
        REQUIRE(lower.find(handler) == std::string::npos);
    }
}

using nlohmann::json;
using Strings = std::map<std::string, std::vector<json::json_pointer>>;

// The strings of a style, by the member that holds them.
void collect_strings(const json& value, const json::json_pointer& place, const std::string& member, Strings& strings) {
    if (value.is_string()) strings[member].push_back(place);
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i) collect_strings(value[i], place / i, member, strings);
    }
    if (!value.is_object()) return;
    for (const auto& [name, inner] : value.items()) {
        const std::string top = member.substr(0, member.find('/'));
        const bool free_names = top == "rows" || top == "venue-messages";
        collect_strings(inner, place / name, top.empty() ? name : free_names ? top : top + '/' + name, strings);
    }
}

json style_with_everything() {
    for (const badge_page::BuiltinStyle& style : badge_page::builtin_styles()) {
        if (style.name != "academic") continue;
        json all = json::parse(style.json);
        all["owner"] = {"Ann Example = Anna Beispiel"};
        return all;
    }
    return {};
}

// Works that show all that a style says.
std::vector<Item> works_of_all_kinds() {
    std::vector<Item> items;
    for (const char* type : {"article-journal", "paper-conference", "speech", "book", "post-weblog", "article"}) {
        Entry work;
        for (const model::Variable& variable : model::variables())
            work.fields.set(variable.name, bibconv::test::any_value(variable.name, "Text"));
        work.type = type;
        work.fields.set("author", names({person("Ann", "Example"), person("Bob", "Sample")}));
        work.fields.set("issued", year(2024));
        work.fields.set("title-addon", RichText("gloss"));
        work.fields.set("URL", std::string("https://github.com/x/y"));
        work.fields.set("citations", std::string("7"));
        work.fields.set("keyword", RichText("tech: NeMo, model: Big"));
        work.fields.erase("page-overrides");
        items.emplace_back(std::move(work));
    }
    return items;
}

// The page in a style; empty where that is none.
std::string page_in(const json& style) {
    const char* const file = "hostile-style-of-a-test.json";
    std::ofstream(file) << style.dump();
    Options options;
    options.page_style = file;
    std::string page;
    try {
        page = write(works_of_all_kinds(), options);
    } catch (const OptionFailure&) {
    }
    std::remove(file);
    return page;
}

}  // namespace

TEST_CASE("no payload in any member of a style becomes active", "[hostile][long]") {
    const json all = style_with_everything();
    const std::string usual = page_in(all);
    REQUIRE(usual.find("(gloss)") != std::string::npos);
    check_inert(usual);
    Strings strings;
    collect_strings(all, json::json_pointer(), "", strings);
    REQUIRE(strings.size() > 40);
    for (const auto& one : strings) {
        const auto check_with = [&](const char* payload) {
            const auto& [member, places] = one;
            json replaced = all, extended = all;
            for (const json::json_pointer& place : places) {
                replaced[place] = payload;
                extended[place] = all[place].get<std::string>() + payload;
            }
            CAPTURE(member, payload);
            for (const json& style : {replaced, extended}) {
                const std::string page = page_in(style);
                check_inert(page);
                CHECK(page.find("{{") == std::string::npos);
            }
        };
        for (const char* payload : payloads) check_with(payload);
        check_with("{{ site.title }}");
    }
}

TEST_CASE("no payload in any variable of any type becomes active", "[hostile][long]") {
    for (const char* type :
         {"article-journal", "paper-conference", "speech", "book", "chapter", "post-weblog", "article", "document"}) {
        for (const char* payload : payloads) {
            std::vector<Item> items;
            for (const model::Variable& variable : model::variables()) {
                Entry work = entry(
                    type, {{"title", RichText("T")}, {"issued", year(2024)}, {"URL", std::string("https://e.org/")}});
                work.fields.set(variable.name, bibconv::test::any_value(variable.name, payload));
                work.fields.set(std::string("page:") + payload, RichText("a bullet of its own"));
                items.emplace_back(std::move(work));
            }
            CAPTURE(type, payload);
            check_inert(write(items));
        }
    }
}

TEST_CASE("no payload in the structure of a page becomes active", "[hostile]") {
    for (const char* payload : payloads) {
        Section head{1, RichText(payload), {}, {}};
        for (const char* field : {"updated", "owner", "gaps", "heading", "line-ends"})
            head.fields.set(field, std::string(payload));
        Section section{2, RichText(payload), {}, {}};
        for (const char* field : {"heading", "rule", "rows", "dividers"})
            section.fields.set(field, std::string(payload));
        section.fields.set("introduction", RichText(payload));
        const Badge badge{payload, payload, payload, payload, payload, payload, payload};
        CAPTURE(payload);
        check_inert(write(
            {head, BadgeRow{{badge}, {}}, section, BadgeRow{{badge, badge}, {}}, Prose{"markdown", payload, {}}}));
    }
}

TEST_CASE("what a paragraph opens does not reach into the next", "[hostile]") {
    const std::pair<const char*, const char*> halves[] = {{"`", "<!-- ` <img src=x onerror=alert(1)> -->"},
                                                          {"[x]{a=\"", "\" onclick=\"alert(1)\"}"}};
    for (const auto& [first, second] : halves) {
        Section head{1, RichText("P"), {}, {}};
        head.fields.set("gaps", badge_page::digest(first) + ":1 " + badge_page::digest(second) + ":1");
        CAPTURE(first, second);
        const std::string page = write({head, Prose{"markdown", first, {}}, Prose{"markdown", second, {}}});
        CHECK(page.find(std::string(first) + "\n\n") != std::string::npos);
    }
    // What it closes itself it may be followed by at once, as the owner has it.
    const std::string page = "# P\n\nSee `x`, [y](z) and {w}\n<div>\nhere\n</div>\n";
    CHECK(write(read(page).items) == page);
}

TEST_CASE("an override cannot smuggle anything in", "[hostile][long]") {
    const std::pair<const char*, const char*> slots[] = {{"title", "T"},
                                                         {"class", "pub-entry"},
                                                         {"attributes", ""},
                                                         {"gloss", "G"},
                                                         {"bullet.Authors", "A B"},
                                                         {"doi.alt", "DOI"},
                                                         {"doi.url", "https://doi.org/10.1000/1"},
                                                         {"doi.path", ""},
                                                         {"doi.query", "style=flat-square"},
                                                         {"doi.colour", "0a7a5c"},
                                                         {"doi.extension", ""},
                                                         {"doi.label", "DOI"},
                                                         {"doi.message", "10.1000/1"},
                                                         {"order", ""},
                                                         {"hide", ""},
                                                         {"block", ""}};
    for (const char* payload : payloads) {
        for (const auto& [slot, canonical] : slots) {
            Entry work = entry("article-journal", {{"title", RichText("T")},
                                                   {"title-addon", RichText("G")},
                                                   {"DOI", std::string("10.1000/1")},
                                                   {"author", names({person("A", "B")})}});
            const std::string plain = write({work});
            const std::size_t begin = plain.find("<div class=\"pub-entry");
            const std::string replaced =
                std::string_view(slot) == "block" ? plain.substr(begin, plain.rfind('\n') - begin) : canonical;
            std::string escaped;
            for (const char c : std::string(payload)) escaped += c == ';' ? std::string("%3B") : std::string(1, c);
            work.fields.set("page-overrides", slot + ('@' + badge_page::digest(replaced)) + "=" + escaped);
            CAPTURE(payload, slot);
            check_inert(write({work}));
        }
    }
}

TEST_CASE("an override of harmless text does take effect", "[hostile]") {
    Entry work = entry("article-journal", {{"title", RichText("T")}, {"DOI", std::string("10.1000/1")}});
    work.fields.set("page-overrides", "doi.alt@" + badge_page::digest("DOI") + "=Identifier; title@0000=stale");
    const std::string page = write({work});
    CHECK(page.find("alt=\"Identifier\"") != std::string::npos);
    CHECK(page.find("stale") == std::string::npos);
}
