#include "model/name_text.hpp"

#include "support/catch.hpp"

using bibconv::Name;
using namespace bibconv::model;

namespace {

struct Case {
    const char *text, *given, *particle, *family, *suffix;
};

constexpr Case cases[] = {
    {"Kazuki Fujii", "Kazuki", "", "Fujii", ""},
    {"Ludwig van Beethoven", "Ludwig", "van", "Beethoven", ""},
    {"Jan van der Berg Larsen", "Jan", "van der", "Berg Larsen", ""},
    {"Martin Luther King Jr.", "Martin Luther", "", "King", "Jr."},
    {"Plato", "", "", "Plato", ""},
    {"Hirai Shota", "Hirai", "", "Shota", ""},
    {"Élodie Dupont", "Élodie", "", "Dupont", ""},
    {"von Neumann", "", "von", "Neumann", ""},
    {"Владимир Иванов", "Владимир", "", "Иванов", ""},
    {"藤井一喜", "", "", "藤井一喜", ""},
    {"服部 翔", "翔", "", "服部", ""},
};

}  // namespace

TEST_CASE("running names are taken apart and put together again", "[name]") {
    for (const Case& one : cases) {
        CAPTURE(one.text);
        const Name name = parse_display_name(one.text);
        CHECK(name.given == one.given);
        CHECK(name.non_dropping_particle == one.particle);
        CHECK(name.family == one.family);
        CHECK(name.suffix == one.suffix);
        CHECK(display_name(name) == one.text);
    }
}

TEST_CASE("an organisation's name is shown as it is", "[name]") {
    Name name;
    name.literal = "Barnes and Noble, Inc.";
    CHECK(display_name(name) == "Barnes and Noble, Inc.");
    CHECK(display_name({}).empty());
    CHECK(parse_display_name("") == Name());
}
