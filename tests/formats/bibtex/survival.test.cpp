#include <algorithm>

#include "formats/bibtex/support.hpp"
#include "model/edtf.hpp"
#include "model/vocabulary.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

Entry work(std::string_view type) {
    Entry entry;
    entry.type = type;
    entry.key = "k";
    return entry;
}

Value value_of(std::string_view variable) {
    switch (model::kind_of(variable)) {
        case model::Kind::text: return RichText("Text of " + std::string(variable));
        case model::Kind::verbatim: return std::string(variable == "language" ? "ja" : "v-1");
        case model::Kind::number: return std::string("12");
        case model::Kind::names: return NameList{{Name{"Fujii", "Kazuki", "", "", "", "", ""}}, false};
        case model::Kind::date: return *model::parse_edtf("2020-05");
        case model::Kind::links: return std::string("https://x.org/a_b");
    }
    return {};
}

bool same(const Entry& a, const Entry& b) {
    if (a.type != b.type || a.key != b.key || a.fields.size() != b.fields.size()) return false;
    return std::ranges::all_of(a.fields, [&](const Field& field) {
        const Field* other = b.fields.find(field.name);
        return other != nullptr && other->value == field.value;
    });
}

void check_survives(const Entry& entry, const Format& format) {
    const std::string text = write_bib({entry}, format);
    Messages messages;
    std::vector<Item> items = read_bib(text, format, messages);
    std::erase_if(items, [](const Item& item) { return !std::holds_alternative<Entry>(item); });
    INFO(format.name << "\n" << text);
    REQUIRE(items.size() == 1);
    CHECK(same(entry, std::get<Entry>(items.front())));
    CHECK(messages.text().empty());
}

constexpr const Format* dialects[] = {&bibtex::bibtex, &bibtex::biblatex};

}  // namespace

TEST_CASE("Every variable of every type survives in both dialects, alone and all together", "[long]") {
    for (const Format* format : dialects) {
        for (const std::string_view type : model::csl_types()) {
            Entry all = work(type);
            check_survives(all, *format);
            for (const model::Variable& variable : model::variables()) {
                Entry one = work(type);
                one.fields.add(std::string(variable.name), value_of(variable.name));
                all.fields.add(std::string(variable.name), value_of(variable.name));
                check_survives(one, *format);
            }
            check_survives(all, *format);
        }
    }
}

TEST_CASE("Kinds of theses survive") {
    for (const char* genre : {"PhD thesis", "Master's thesis", "Bachelor's thesis", "Habilitation", "phdthesis", ""}) {
        for (const Format* format : dialects) {
            Entry entry = work("thesis");
            if (*genre != '\0') entry.fields.add("genre", RichText(genre));
            check_survives(entry, *format);
        }
    }
}

TEST_CASE("Dates survive") {
    const char* dates[] = {"2004",
                           "2004-06",
                           "2004-06-11",
                           "2004-22",
                           "199X",
                           "2004-06%",
                           "-0043?",
                           "0050",
                           "y12345",
                           "2003/",
                           "/2004",
                           "/",
                           "2004-06-11/2004-06-12",
                           "1998/2000~",
                           "2004-05/2004-06",
                           "2004-05-01T14:05:00Z"};
    for (const Format* format : dialects) {
        const auto check = [&](const Date& date) {
            Entry entry = work("book");
            entry.fields.add("issued", date);
            entry.fields.add("original-date", date);
            check_survives(entry, *format);
        };
        for (const char* date : dates) check(*model::parse_edtf(date));
        for (const char* words : {"forthcoming", "in press & 50%", "2020", "May 2018", "1998–2000"}) {
            check({{}, {}, false, words});
        }
    }
}

TEST_CASE("Names survive") {
    // family, given, non-dropping particle, dropping particle, suffix, literal, alias
    const Name names[] = {{"Beethoven", "Ludwig", "van", "", "", "", ""},
                          {"Gaulle", "Charles", "", "de", "", "", ""},
                          {"Alembert", "Jean", "d'", "", "", "", ""},
                          {"Dyke", "Dick", "Van", "", "", "", ""},
                          {"van Buren", "A.", "", "", "", "", ""},
                          {"King", "Martin Luther", "", "", "Jr.", "", ""},
                          {"Fontaine", "Jean", "La", "de", "", "", ""},
                          {"", "", "", "", "", "Ministry of Economy, Trade and Industry", ""},
                          {"", "", "", "", "", "服部, 翔", ""},
                          {"服部", "翔", "", "", "", "", "Kakeru \"K\" Hattori; x"},
                          {"藤井一喜", "", "", "", "", "", ""},
                          {"others", "", "", "", "", "", ""},
                          {"Two Words", "", "", "", "", "", ""},
                          {"", "Madonna", "", "", "", "", ""},
                          {"Smith and Sons, Ltd", "{x} ~ $", "", "", "", "", ""},
                          {"Étienne", "é  é", "", "", "", "", ""}};
    for (const Format* format : dialects) {
        Entry all = work("book");
        NameList list{{}, true};
        for (const Name& name : names) {
            Entry entry = work("book");
            entry.fields.add("author", NameList{{name}, false});
            check_survives(entry, *format);
            list.names.push_back(name);
        }
        all.fields.add("editor", list);
        check_survives(all, *format);
    }
}

TEST_CASE("The structure of a page survives") {
    Section section;
    section.level = 3;
    section.title = "A & B @ {";
    section.fields.add("introduction", RichText("mail me@x.org } {"));
    section.fields.add("layout", std::string("a\n  b = {c \\u0040"));
    Section head;
    head.level = 1;
    head.title = "Head";
    const std::vector<Item> items{
        section,
        head,
        BadgeRow{{{"a", "b", "blue", ".svg", "style=flat-square", "alt", "https://x.org/@me"}}, {}},
        Prose{"markdown", "* list\n\n  @foo{ }}\n", {}},
        Directive{Directive::Kind::macro, "jan", "{J}anuary", {}, {}},
        Directive{Directive::Kind::preamble, "", "\\newcommand{\\x}{y}", {}, {}}};
    for (const Format* format : dialects) {
        const std::string text = write_bib(items, *format);
        Messages messages;
        std::vector<Item> read = read_bib(text, *format, messages);
        CHECK(write_bib(read, *format) == text);
        std::erase_if(read, [](const Item& item) {
            const auto* directive = std::get_if<Directive>(&item);
            return directive != nullptr && directive->kind == Directive::Kind::text;
        });
        CHECK(describe(read) == describe(items));
    }
}

TEST_CASE("Markup that is nested too deeply for LaTeX is a loss, and told") {
    for (const int depth : {95, 96}) {
        RichText title("x");
        for (int level = 0; level < depth; ++level) {
            RichText outer;
            outer.append(Styled{level % 2 == 0 ? Style::italic : Style::bold, std::move(title)});
            title = std::move(outer);
        }
        Entry entry = work("book");
        entry.fields.set("title", title);
        Messages messages;
        LossLedger losses;
        const Options options;
        std::ostringstream out;
        const auto writer = bibtex::biblatex.make_writer(out, {messages, losses, options});
        writer->put(entry);
        writer->finish();
        CAPTURE(depth, out.str());
        CHECK(losses.accounts().contains("markup") == (depth > 95));
        const std::vector<Item> again = read_bib(out.str(), bibtex::biblatex, messages);
        const auto* kept = std::get<Entry>(again.front()).fields.get<RichText>("title");
        REQUIRE(kept != nullptr);
        CHECK((*kept == title) == (depth <= 95));
    }
}
