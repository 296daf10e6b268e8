// The user's page goes through every format and comes back byte for byte.
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "support/catch.hpp"
#include "support/conversion.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

constexpr const char* users_page = "page/publications.md";

// What the style does not explain about the user's page, in bytes: overrides, unusual gaps and prose that was not
// understood. Lower it whenever it falls; it never rises.
constexpr std::size_t residue_allowed = 380;

std::size_t residue_of(const Item& item) {
    if (const auto* entry = std::get_if<Entry>(&item)) return entry->fields.text("page-overrides").size();
    if (const auto* prose = std::get_if<Prose>(&item)) return prose->text.size();
    const auto* section = std::get_if<Section>(&item);
    if (section == nullptr) return 0;
    std::size_t bytes = 0;
    for (const char* layout : {"gaps", "rule", "rows", "dividers", "heading"})
        bytes += section->fields.text(layout).size();
    return bytes;
}

struct Collector : ItemSink {
    std::vector<Item> items;
    void put(Item item) override { items.push_back(std::move(item)); }
};

std::vector<Item> items_on(const std::string& page) {
    std::istringstream in(page);
    Collector collector;
    Reports reports;
    const Options options;
    Definitions macros;
    find_format("badges")->read(in, collector, {0, reports, options, macros});
    return std::move(collector.items);
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

// Says where two texts part, instead of printing both.
void check_same(const std::string& a, const std::string& b) {
    const auto [in_a, in_b] = std::ranges::mismatch(a, b);
    if (a == b) return;
    const auto at = static_cast<std::size_t>(in_a - a.begin());
    const std::size_t begin = at > 80 ? at - 80 : 0;
    FAIL_CHECK("the texts part at byte " << at << ":\n"
                                         << a.substr(begin, 200) << "\n--- against ---\n"
                                         << b.substr(begin, 200));
}

}  // namespace

TEST_CASE("the user's page through each format and back: 0 bytes differ") {
    const auto page = shared_file(users_page);
    if (!page) return;
    SECTION("badges") { check_same(through({"badges", "badges"}, *page), *page); }
    SECTION("bibtex") { check_same(through({"badges", "bibtex", "badges"}, *page), *page); }
    SECTION("biblatex") { check_same(through({"badges", "biblatex", "badges"}, *page), *page); }
    SECTION("csl-json") { check_same(through({"badges", "csl-json", "badges"}, *page), *page); }
    SECTION("biblatex, csl-json, bibtex") {
        check_same(through({"badges", "biblatex", "csl-json", "bibtex", "badges"}, *page), *page);
    }
    SECTION("csl-json, biblatex, bibtex, csl-json") {
        check_same(through({"badges", "csl-json", "biblatex", "bibtex", "csl-json", "badges"}, *page), *page);
    }
}

TEST_CASE("how well the user's page is understood only gets better") {
    const auto page = shared_file(users_page);
    if (!page) return;
    const auto items = items_on(*page);
    std::size_t residue = 0;
    std::size_t entries = 0;
    for (const Item& item : items) {
        residue += residue_of(item);
        entries += std::holds_alternative<Entry>(item) ? 1U : 0U;
    }
    std::cout << "residue of the user's page: " << residue << " bytes of " << page->size() << " ("
              << 100.0 * static_cast<double>(residue) / static_cast<double>(page->size()) << " %)\n";
    CHECK(entries == 40);
    CHECK(residue <= residue_allowed);
    CHECK(residue * 1000 <= page->size() * 25);
}

TEST_CASE("every badge and bullet of the user's page is found") {
    const auto page = shared_file(users_page);
    if (!page) return;
    std::size_t badges = 0;
    for (const Item& item : items_on(*page)) {
        if (const auto* row = std::get_if<BadgeRow>(&item)) badges += row->badges.size();
    }
    // The entries' badges and bullets are made anew from their fields: what no field explained would be in the residue.
    std::vector<Item> stripped;
    for (Item& item : items_on(*page)) {
        if (auto* entry = std::get_if<Entry>(&item)) {
            const std::string overrides = entry->fields.text("page-overrides");
            CHECK(overrides.find("block@") == std::string::npos);
            CHECK(overrides.find("hide=") == std::string::npos);
            CHECK_FALSE(entry->fields.has("badges"));
            entry->fields.erase("page-overrides");
        }
        stripped.push_back(std::move(item));
    }
    std::ostringstream out;
    Reports reports;
    LossLedger losses;
    const Options options;
    const auto writer = find_format("badges")->make_writer(out, {reports, losses, options});
    for (Item& item : stripped) writer->put(std::move(item));
    writer->finish();
    CHECK(badges == 4);
    CHECK(count_of(out.str(), "<img src=") == 144);
    CHECK(count_of(out.str(), "\n* **") == 59);
}

TEST_CASE("hand-written pages of others come back as well") {
    std::vector<std::filesystem::path> files = {BIBCONV_SOURCE_DIR "/samples/handwritten-page.md"};
    for (const auto& file : std::filesystem::directory_iterator(BIBCONV_SOURCE_DIR "/tests/round_trip/pages"))
        files.push_back(file.path());
    for (const auto& file : files) {
        const auto page = read_file(file.string());
        REQUIRE(page);
        CAPTURE(file);
        const Conversion same = convert_text("badges", "badges", *page);
        CHECK(same.losses.empty());
        for (const Diagnostic& one : same.diagnostics) {
            CAPTURE(one.id);
            CHECK(one.severity == Severity::note);
        }
        for (const char* format : {"badges", "bibtex", "biblatex", "csl-json"}) {
            CAPTURE(format);
            check_same(through({"badges", format, "badges"}, *page), *page);
        }
    }
}

TEST_CASE("the sample's page comes back as well") {
    const auto bib = read_file(BIBCONV_SOURCE_DIR "/samples/publications.bib");
    REQUIRE(bib);
    const std::string page = convert_text("bibtex", "badges", *bib).text;
    check_same(through({"badges", "bibtex", "badges"}, page), page);
}
