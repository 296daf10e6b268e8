#include <random>
#include <span>

#include "formats/csl_json/support.hpp"
#include "model/vocabulary.hpp"
#include "support/catch.hpp"

// Whatever an entry says comes back from CSL-JSON: entries are made up at random, always the same ones.

using namespace bibconv;
using namespace bibconv::test;

namespace {

class Inventor {
public:
    explicit Inventor(unsigned seed) : random_(seed) {}

    Entry entry() {
        Entry entry{pick(model::csl_types()), "key" + std::to_string(below(1000)), {}, {}, {}};
        const std::size_t fields = below(12);
        for (std::size_t i = 0; i < fields; ++i) add_field(entry.fields);
        return entry;
    }

private:
    std::size_t below(std::size_t limit) { return random_() % limit; }
    std::string pick(std::span<const std::string_view> list) { return std::string(list[below(list.size())]); }

    void add_field(Fields& fields) {
        static constexpr std::string_view prefixed[] = {"bibtex:timestamp", "bibtex:type", "page:funding",
                                                        "csl-json:x"};
        const auto variables = model::variables();
        const std::string name = below(8) == 0 ? pick(prefixed) : std::string(variables[below(variables.size())].name);
        if (fields.has(name)) return;
        fields.add(name, name == "csl-json:x" ? Value(std::string(R"([1,{"a":null}])")) : value(model::kind_of(name)));
    }
    Value value(model::Kind kind) {
        switch (kind) {
            case model::Kind::text: return text(3);
            case model::Kind::names: return names();
            case model::Kind::date: return date();
            case model::Kind::links: return below(2) == 0 ? Value(word()) : Value(linked());
            default: return word();
        }
    }

    std::string word() {
        static constexpr std::string_view words[] = {"a",
                                                     "<i>",
                                                     "</i>",
                                                     "\"q\"",
                                                     "x < y",
                                                     "&amp;",
                                                     "日本",
                                                     "é",
                                                     "{b}",
                                                     "$m$",
                                                     "\\t",
                                                     "1-2",
                                                     "117-128",
                                                     "  ",
                                                     "\n",
                                                     "<sc>",
                                                     "“",
                                                     "</span>",
                                                     "<span class=\"nocase\">",
                                                     "https://example.org/?a=1&b=2",
                                                     "null",
                                                     "[1]"};
        std::string result;
        const std::size_t count = 1 + below(3);
        for (std::size_t i = 0; i < count; ++i) result += pick(words);
        return result;
    }
    RichText text(std::size_t depth) {
        RichText result;
        const std::size_t count = 1 + below(3);
        for (std::size_t i = 0; i < count; ++i) result.append(node(depth));
        return result;
    }
    Inline node(std::size_t depth) {
        switch (below(depth == 0 ? 1 : 6)) {
            case 1: return Styled{static_cast<Style>(below(8)), text(depth - 1)};
            case 2: return Link{"https://example.org/" + word(), text(depth - 1)};
            case 3: return Math{"x^{2} < " + word()};
            case 4: return Raw{"latex", "\\foo{" + word() + "}"};
            default: return Text{word()};
        }
    }
    RichText linked() {
        RichText result;
        result.append(Link{"https://example.org/a.pdf", text(1)});
        return result;
    }

    std::string part(std::size_t one_in) { return below(one_in) == 0 ? word() : ""; }
    Name name() {
        if (below(4) == 0) return {"", "", "", "", "", word(), part(3)};
        return {word(), part(2), part(4), part(4), part(4), "", part(4)};
    }
    NameList names() {
        NameList list;
        const std::size_t count = 1 + below(3);
        for (std::size_t i = 0; i < count; ++i) list.names.push_back(name());
        list.others = below(4) == 0;
        return list;
    }

    DatePoint point() {
        DatePoint point;
        point.year = static_cast<int>(below(2200)) - 100;
        const std::size_t precision = below(5);
        if (precision >= 1) point.month = static_cast<std::uint8_t>(1 + below(12));
        if (precision >= 2) point.day = static_cast<std::uint8_t>(1 + below(28));
        if (precision == 0 && below(2) == 0) point.season = static_cast<std::uint8_t>(1 + below(4));
        if (precision == 4) point.time = "14:05:00Z";
        point.approximate = below(4) == 0 && point.time.empty();
        point.uncertain = below(4) == 0 && point.time.empty();
        return point;
    }
    Date date() {
        Date date;
        if (below(6) == 0) {
            date.literal = "in " + word();
            return date;
        }
        date.begin = point();
        if (below(3) != 0) return date;
        date.range = true;
        if (below(3) != 0) date.end = point();
        if (date.end && below(4) == 0) date.begin.reset();
        return date;
    }

    std::mt19937 random_;
};

}  // namespace

TEST_CASE("Entries made up at random come back with everything they say", "[long]") {
    for (unsigned seed = 0; seed < 2000; ++seed) {
        CAPTURE(seed);
        const std::vector<Item> items = {Inventor(seed).entry()};
        LossLedger losses;
        const std::string written = write_csl(items, losses);
        CHECK(losses.empty());
        const std::vector<Item> back = read_csl(written);
        CHECK(first_difference(written, write_csl(back)) == "");
        const auto& before = std::get<Entry>(items.front());
        const auto& after = std::get<Entry>(back.at(0));
        CHECK(after.type == before.type);
        CHECK(after.fields.size() == before.fields.size());
        for (const Field& field : before.fields) {
            Fields one;
            one.add(field.name, field.value);
            CAPTURE(describe(Entry{"t", "k", one, {}, {}}));
            const Field* found = after.fields.find(field.name);
            REQUIRE(found != nullptr);
            CHECK(found->value == field.value);
        }
    }
}
