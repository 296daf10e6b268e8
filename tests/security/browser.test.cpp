// What strangers put into a bibliography does nothing on the page that it becomes: shown in a real browser, no script
// runs and nothing is fetched but badges.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "contract/subjects.hpp"
#include "model/vocabulary.hpp"
#include "support/any_value.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"
#include "support/process.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

std::vector<std::string> payloads() {
    const auto text = read_file(BIBCONV_SOURCE_DIR "/tests/security/payloads.json");
    return nlohmann::json::parse(text.value()).get<std::vector<std::string>>();
}

// All that a work, a section and a badge can say.
std::vector<Item> hostile_items(const std::string& payload) {
    Section section{2, RichText(payload), {}, {}};
    section.fields.set("introduction", RichText(payload));
    const Badge badge{payload, payload, payload, payload, payload, payload, payload};
    std::vector<Item> items = {section, BadgeRow{{badge}, {}}};
    Entry all{"article-journal", payload, {}, {}, {}};
    for (const model::Variable& variable : model::variables())
        all.fields.set(variable.name, any_value(variable.name, payload));
    items.emplace_back(std::move(all));
    RichText styled;
    styled.append(Inline(Styled{Style::italic, RichText(payload)}));
    styled.append(RichText(payload));
    styled.append(Inline(Styled{Style::code, RichText(payload)}));
    styled.append(Inline(Math{payload}));
    styled.append(Inline(Raw{"html", payload}));
    styled.append(Inline(Link{payload, RichText(payload)}));
    Entry other{"speech", "k", {}, {}, {}};
    other.fields.set("title", styled);
    other.fields.set("note", styled);
    items.emplace_back(std::move(other));
    return items;
}

std::string bib_of(const std::string& payload) {
    std::string text = "@article{a,\n";
    for (const char* field :
         {"title", "author", "journal", "year", "month", "pages", "doi", "url", "eprint", "abstract", "keywords",
          "note", "publisher", "editor", "isbn", "file", "slides", "code", "award"}) {
        text += std::string("  ") + field + " = {" + payload + "},\n";
    }
    return text + "}\n";
}

std::string csl_of(const std::string& payload) {
    nlohmann::json item = {{"id", payload},
                           {"type", "article-journal"},
                           {"author", {{{"family", payload}, {"given", payload}}}},
                           {"issued", {{"raw", payload}}},
                           {"custom", {{payload, payload}}}};
    for (const char* name :
         {"title", "container-title", "DOI", "URL", "note", "abstract", "publisher", "page", "keyword", "volume"})
        item[name] = payload;
    return nlohmann::json::array({item}).dump();
}

struct Parts {
    std::vector<std::string> markdown;
    std::vector<std::string> json_ld;
};

Parts from_bibliographies() {
    Parts parts;
    const Format& badges = *find_format("badges");
    const Format& json_ld = *find_format("json-ld");
    for (const std::string& payload : payloads()) {
        parts.markdown.push_back(write_items(badges, hostile_items(payload)));
        parts.json_ld.push_back(write_items(json_ld, hostile_items(payload)));
        for (const auto& [from, text] :
             {std::pair{"bibtex", bib_of(payload)}, std::pair{"csl-json", csl_of(payload)}}) {
            parts.markdown.push_back(convert_text(from, "badges", text).text);
            parts.json_ld.push_back(convert_text(from, "json-ld", text).text);
        }
    }
    return parts;
}

// Pages of strangers, as they are and by way of a .bib.
Parts from_pages() {
    Parts parts;
    for (const std::string& payload : payloads()) {
        const std::string page = "# P\n\n## S\n\n" + payload + "\n\n<div class=\"pub-entry\">\n\n### **" + payload +
                                 "**\n\n* **Authors:** " + payload + "\n\n" + payload + "\n\n</div>\n";
        parts.markdown.push_back(convert_text("badges", "badges", page).text);
        parts.markdown.push_back(through({"badges", "biblatex", "badges"}, page));
    }
    return parts;
}

// A page as a site generator makes it, with the checker at its end.
std::string html_of(const Parts& parts, const std::string& body, bool any_images) {
    std::string html = "<!doctype html><meta charset=utf-8><title>quiet</title><body data-parts=" +
                       std::to_string(parts.markdown.size()) + (any_images ? " data-images=any" : "") + '>' + body;
    for (const std::string& data : parts.json_ld)
        html += "<script type=\"application/ld+json\" data-harness>" + data + "</script>\n";
    const auto checker = read_file(BIBCONV_SOURCE_DIR "/tests/security/checker.js");
    return html + "<pre id=verdict data-harness></pre><script data-harness>" + checker.value() + "</script>";
}

// A program that makes HTML of the Markdown in content/page.md.
struct Renderer {
    std::vector<std::string> words;
    const char* result = nullptr;  // the file that it writes, where it does not print
    bool fills_in = false;         // it obeys templates first, which are its site's where a page has them
};

std::vector<Renderer> known_renderers() {
    const std::string page = "content/page.md";
    return {{{"cmark-gfm", "--unsafe", "-e", "autolink", "-e", "table", "-e", "strikethrough", page}},
            {{"cmark", "--unsafe", page}},
            {{"pandoc", "-f", "gfm", "-t", "html", page}},
            {{"pandoc", "-f", "markdown", "-t", "html", page}},
            {{"kramdown", page}},
            {{"kramdown", "-i", "GFM", page}},  // as Jekyll has it
            {{"hugo", "--quiet"}, "public/page/index.html", true}};
}

// The fastest of those that are here, or all of them.
std::vector<Renderer> renderers() {
    std::vector<Renderer> found;
    for (const Renderer& one : known_renderers()) {
        const std::string& name = one.words.front();
        if (run_program({name, name == "hugo" ? "version" : "--version"}).status == 0) found.push_back(one);
    }
    if (found.size() > 1 && std::getenv("BIBCONV_ALL_RENDERERS") == nullptr) found.resize(1);
    return found;
}

// A site of one page, such as Hugo wants it.
void lay_out_site(const Folder& folder, const Parts& parts, const Renderer& renderer) {
    std::filesystem::create_directories(folder.file("content"));
    std::filesystem::create_directories(folder.file("layouts/_default"));
    std::ofstream(folder.file("config.json")) << R"({"markup": {"goldmark": {"renderer": {"unsafe": true}}},
        "disableKinds": ["home", "taxonomy", "term", "RSS", "sitemap", "404"]})";
    std::ofstream(folder.file("layouts/_default/single.html")) << "{{ .Content }}";
    std::ofstream page(folder.file("content/page.md"), std::ios::binary);
    for (std::size_t i = 0; i < parts.markdown.size(); ++i) {
        const bool template_of_page = parts.markdown[i].find("{{") != std::string::npos;
        if (!renderer.fills_in || !template_of_page) page << parts.markdown[i];
        page << "\n\n<p id=\"end-" << i << "\"></p>\n\n";
    }
}

void check_in_browser(const Parts& parts, bool any_images) {
    const Folder folder;
    for (const Renderer& renderer : renderers()) {
        lay_out_site(folder, parts, renderer);
        const auto& words = renderer.words;
        const Ended rendered = run_program(words, [&] { std::filesystem::current_path(folder.path); });
        CAPTURE(words, rendered.errors.substr(0, 2000));
        REQUIRE(rendered.status == 0);
        const std::string body =
            renderer.result == nullptr ? rendered.out : read_file(folder.file(renderer.result)).value();
        std::ofstream(folder.file("page.html"), std::ios::binary) << html_of(parts, body, any_images);
        const Ended shown =
            run_program({"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                         "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=3000",
                         "--log-net-log=" + folder.file("net.json"), "--user-data-dir=" + folder.file("browser"),
                         "--dump-dom", "file://" + folder.file("page.html")});
        const std::size_t at = shown.out.rfind("<pre id=\"verdict\" data-harness=\"\">");
        REQUIRE(at != std::string::npos);
        const std::string verdict = shown.out.substr(at + 34, shown.out.find("</pre>", at) - at - 34);
        CHECK(verdict == "clean");
        const std::string log = read_file(folder.file("net.json")).value_or("");
        CHECK(log.find("constants") != std::string::npos);
        for (const char* request : {"\"https://evil.test", "\"http://evil.test", "evil.test:443", "evil.test:80"}) {
            if (!any_images) CHECK(log.find(request) == std::string::npos);
        }
    }
}

bool possible() {
    if (run_program({"chromium", "--version"}).status == 0 && !renderers().empty()) return true;
    std::cout << "SKIPPED: there is no chromium, or nothing that makes HTML of Markdown\n";
    return false;
}

}  // namespace

TEST_CASE("nothing in a bibliography acts in a browser", "[security]") {
    if (possible()) check_in_browser(from_bibliographies(), false);
}

TEST_CASE("nothing in a stranger's page acts in a browser", "[security]") {
    if (possible()) check_in_browser(from_pages(), true);
}

TEST_CASE("nothing in a bibliography is a template for a site generator", "[security]") {
    for (const std::string& part : from_bibliographies().markdown) {
        // The page's own words have none; Liquid and Hugo look for these before anything else.
        for (const char* mark : {"{{", "{%", "{#"}) {
            const std::size_t at = part.find(mark);
            CAPTURE(mark, at == std::string::npos ? "" : part.substr(at > 60 ? at - 60 : 0, 120));
            CHECK(at == std::string::npos);
        }
    }
}
