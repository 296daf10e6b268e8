// What every writer promises.
#include "contract/subjects.hpp"
#include "model/vocabulary.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

// Writers must not get away with copying the source.
Options without_source() {
    Options options;
    options.keep_source = false;
    return options;
}

// A format may have an order of its own for the fields of an entry.
std::string describe_in_any_order(std::vector<Item> items) {
    for (Item& item : items) {
        if (auto* entry = std::get_if<Entry>(&item)) std::ranges::stable_sort(entry->fields, {}, &Field::name);
    }
    return describe(items);
}

}  // namespace

TEST_CASE("what is read, written and read again is the same", "[contract][write]") {
    for (const Subject& subject : readable_subjects()) {
        if (subject.format.make_writer == nullptr) continue;
        INFO(subject.name);
        const Options options = without_source();
        const auto items = read_items(subject.format, subject.text, options);
        const std::string written = write_items(subject.format, items, options);
        const auto again = read_items(subject.format, written, options);
        CHECK(first_difference(describe_in_any_order(items), describe_in_any_order(again)) == "");
        CHECK(first_difference(written, write_items(subject.format, again, options)) == "");
    }
}

TEST_CASE("what is unchanged is written as it was", "[contract][write]") {
    for (const Subject& subject : readable_subjects()) {
        if (subject.format.make_writer == nullptr) continue;
        INFO(subject.name);
        const std::string written = write_items(subject.format, read_items(subject.format, subject.text));
        CHECK(first_difference(written, write_items(subject.format, read_items(subject.format, written))) == "");
    }
}

TEST_CASE("a value that cannot be held is counted as a loss", "[contract][write]") {
    constexpr std::string_view marker = "zzMarkerzz";
    for (const Format* format : formats()) {
        if (format->make_writer == nullptr) continue;
        for (const char* name : {"elsewhere:unknown", "bibtex:annote", "page:funding", "annote", "usera"}) {
            INFO(format->name << " writes " << name);
            Entry entry{"article-journal", "k", {}, {}, {}};
            entry.fields.add("title", RichText("T"));
            entry.fields.add(name, std::string(marker));
            LossLedger losses;
            const std::string text = write_items(*format, {entry}, losses);
            CHECK((text.find(marker) != std::string::npos || !losses.empty()));
        }
    }
}

TEST_CASE("a second field of the same name is written or counted as a loss", "[contract][write]") {
    constexpr std::string_view marker = "https://example.org/zzMarkerzz";
    std::vector<std::string> names = {"bibtex:annote", "bibtex:author+an", "page:funding", "elsewhere:unknown"};
    for (const model::Variable& variable : model::variables()) {
        const bool words = variable.kind != model::Kind::names && variable.kind != model::Kind::date;
        if (words) names.emplace_back(variable.name);
    }
    for (const Format* format : formats()) {
        if (format->make_writer == nullptr) continue;
        for (const std::string& name : names) {
            INFO(format->name << " writes " << name);
            Entry entry{"article-journal", "k", {}, {}, {}};
            if (name != "title") entry.fields.add("title", RichText("T"));
            entry.fields.add(name, std::string("https://example.org/first"));
            entry.fields.add(name, std::string(marker));
            LossLedger losses;
            const std::string text = write_items(*format, {entry}, losses);
            CHECK((text.find(marker) != std::string::npos || !losses.empty()));
        }
    }
}

TEST_CASE("an item that cannot be held is counted as a loss", "[contract][write]") {
    constexpr std::string_view marker = "zzMarkerzz";
    RichText title;
    title.append(marker);
    BadgeRow row;
    row.badges.push_back({"label", std::string(marker), "blue", "", "", "", ""});
    const std::vector<Item> kinds = {Section{2, title, {}, {}}, row, Prose{"markdown", std::string(marker), {}},
                                     Directive{Directive::Kind::comment, "", std::string(marker), {}, {}}};
    Entry entry{"article-journal", "k", {}, {}, {}};
    entry.fields.add("title", RichText("T"));
    for (const Format* format : formats()) {
        if (format->make_writer == nullptr) continue;
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            INFO(format->name << " writes an item of kind " << kind + 1);
            LossLedger losses;
            const std::string text = write_items(*format, {kinds[kind], entry}, losses);
            CHECK((text.find(marker) != std::string::npos || !losses.empty()));
        }
    }
}
