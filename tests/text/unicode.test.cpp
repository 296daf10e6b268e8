#include "text/unicode.hpp"

#include "support/catch.hpp"

using namespace bibconv::text;

TEST_CASE("folding forgets accents, case, spaces and punctuation", "[unicode]") {
    CHECK(fold("O'Neill, Zoë") == fold("ONEILL zoe"));
    CHECK(fold("藤井 一喜") == fold("藤井一喜"));
    CHECK(fold("Straße") == fold("STRASSE"));
    CHECK(fold("José*†") == fold("Jose"));
    CHECK(fold("").empty());
}

TEST_CASE("slugs are ASCII", "[unicode]") {
    CHECK(ascii_slug("Müller-Lüdenscheid") == "mullerludenscheid");
    CHECK(ascii_slug("Иванов") == "ivanov");
    CHECK(ascii_slug("Łukasz Øster") == "lukaszoster");
    CHECK(ascii_slug("!?").empty());
}

TEST_CASE("scripts are told apart", "[unicode]") {
    CHECK(has_cjk("LLM 日本"));
    CHECK(has_cjk("한국"));
    CHECK_FALSE(has_cjk("Ελλάδα"));
    CHECK(has_kana("カタカナ"));
    CHECK_FALSE(has_kana("漢字"));
    CHECK_FALSE(has_cjk("\xff\xfe broken"));
}

TEST_CASE("texts are shortened at a word's end", "[unicode]") {
    CHECK(shortened("short", 10) == "short");
    CHECK(shortened("one two three four", 12) == "one two…");
    CHECK(shortened("大規模言語モデル", 4) == "大規模…");
    CHECK(length("大規模") == 3);
}
