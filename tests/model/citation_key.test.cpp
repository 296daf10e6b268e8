#include "model/citation_key.hpp"

#include "support/catch.hpp"

using namespace bibconv;
using bibconv::model::citation_key;

namespace {

Entry work(const char* given, const char* family, int year, const char* title) {
    Entry entry;
    entry.type = "article-journal";
    if (*family != '\0') {
        Name name;
        name.given = given;
        name.family = family;
        entry.fields.add("author", NameList{{name}, false});
    }
    if (year != 0) {
        Date date;
        date.begin = DatePoint{};
        date.begin->year = year;
        entry.fields.add("issued", date);
    }
    entry.fields.add("title", RichText(title));
    return entry;
}

}  // namespace

TEST_CASE("keys are made of parts their owner can read", "[key]") {
    CHECK(citation_key(work("Kazuki", "Fujii", 2024, "Continual Pre-Training for LLM")) == "fujii2024continual");
    CHECK(citation_key(work("", "Müller", 1999, "The Art of X")) == "muller1999art");
    CHECK(citation_key(work("", "Иванов", 2000, "О том")) == "ivanov2000o");
    CHECK(citation_key(work("", "Doe", 0, "llm-recipes: A Framework")) == "doellmrecipes");
    CHECK(citation_key(work("", "Doe", 2001, "Pre-Training on X")) == "doe2001pre");
    CHECK(citation_key(work("", "", 0, "")) == "untitled");
    CHECK(citation_key(work("", "O'Brien-Smith", 2001, "42 Ways")) == "obriensmith200142");
}

TEST_CASE("a name in no alphabet is stood in for by the owner's", "[key]") {
    Name owner;
    owner.family = "Fujii";
    Entry japanese = work("", "藤井一喜", 2024, "継続事前学習");
    japanese.fields.add("title-addon", RichText("Construction of Strong Japanese LLMs"));
    CHECK(citation_key(japanese, owner) == "fujii2024construction");
}

TEST_CASE("keys are kept apart", "[key]") {
    model::UniqueKeys keys;
    CHECK(keys.unique("a") == "a");
    CHECK(keys.unique("a") == "aa");
    CHECK(keys.unique("a") == "ab");
    CHECK(keys.unique("aa") == "aaa");
    std::string last;
    for (int i = 0; i < 30; ++i) last = keys.unique("k");
    CHECK(last == "kac");
}
