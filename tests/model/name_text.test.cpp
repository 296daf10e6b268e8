#include "model/name_text.hpp"

#include "support/catch.hpp"

using namespace bibconv;
using model::display_name;
using model::parse_display_name;

namespace {

Name parts(std::string given, std::string particle, std::string family, std::string suffix = {}) {
    Name name;
    name.given = std::move(given);
    name.non_dropping_particle = std::move(particle);
    name.family = std::move(family);
    name.suffix = std::move(suffix);
    return name;
}

Name literal(std::string text) {
    Name name;
    name.literal = std::move(text);
    return name;
}

struct Case {
    const char* text;
    Name name;
};

}  // namespace

TEST_CASE("names in running text are taken apart and put together again", "[name]") {
    const auto example = GENERATE(values<Case>({
        {"Ludwig van Beethoven", parts("Ludwig", "van", "Beethoven")},
        {"Martin Luther King Jr.", parts("Martin Luther", "", "King", "Jr.")},
        {"Jan van der Berg de Groot", parts("Jan", "van der Berg de", "Groot")},
        {"von Goethe", parts("", "von", "Goethe")},
        {"danah boyd", parts("danah", "", "boyd")},
        {"Hirai Shota", parts("Hirai", "", "Shota")},
        {"Владимир Иванов", parts("Владимир", "", "Иванов")},
        {"Étienne d'Alembert", parts("Étienne", "", "d'Alembert")},
        {"Plato", parts("", "", "Plato")},
        {"Henry VI", parts("Henry", "", "VI")},
        {"服部 翔", parts("翔", "", "服部")},
        {"藤井一喜", parts("", "", "藤井一喜")},
        {"김 민수", parts("민수", "", "김")},
        {"Example, Inc.", literal("Example, Inc.")},
        {"", Name{}},
    }));
    CAPTURE(example.text);
    CHECK(parse_display_name(example.text) == example.name);
    CHECK(display_name(example.name) == example.text);
}

TEST_CASE("all parts of a name are shown", "[name]") {
    Name name = parts("Charles", "", "Gaulle");
    name.dropping_particle = "de";
    CHECK(display_name(name) == "Charles de Gaulle");
    CHECK(display_name(literal("Barnes and Noble")) == "Barnes and Noble");
}

TEST_CASE("white space in a name is one space", "[name]") {
    CHECK(display_name(parse_display_name("  Ada \t King\nLovelace ")) == "Ada King Lovelace");
}
