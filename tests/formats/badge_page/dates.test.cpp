// Every date that a page shows is read back as that date.
#include "formats/badge_page/slots.hpp"
#include "model/edtf.hpp"
#include "support/catch.hpp"

using namespace bibconv;

namespace {

Date words(std::string literal) { return {{}, {}, false, std::move(literal)}; }

}  // namespace

TEST_CASE("dates of every kind, as text and back", "[dates]") {
    const auto [edtf, text] = GENERATE(table<std::string, std::string>({
        {"2024", "2024"},
        {"2024-05", "2024/05"},
        {"2024-05-06", "2024/05/06"},
        {"0800", "800"},
        {"0000", "0"},
        {"0800-05", "0800/05"},
        {"-0049", "−0049"},
        {"-0049-03-15", "−0049/03/15"},
        {"y12345", "y12345"},
        {"y-12345", "y-12345"},
        {"199X", "199X"},
        {"0XXX", "0XXX"},
        {"2004-XX", "2004/XX"},
        {"2004-XX-XX", "2004/XX/XX"},
        {"2004-06-XX", "2004/06/XX"},
        {"2024-21", "Spring 2024"},
        {"0800-24", "Winter 0800"},
        {"-0049-22", "Summer −0049"},
        {"2004-05-01T14:05:00Z", "2004/05/01 14:05:00Z"},
        {"2004-05-01T14:05-05:00", "2004/05/01 14:05-05:00"},
        {"1850~", "~1850"},
        {"1850?", "1850?"},
        {"1850-06%", "~1850/06?"},
        {"2024-22~", "~Summer 2024"},
        {"2024-05-06/2024-05-08", "2024/05/06 – 2024/05/08"},
        {"2024-05-30/2024-06-02", "2024/05/30 – 2024/06/02"},
        {"2024-12-30/2025-01-02", "2024/12/30 – 2025/01/02"},
        {"2024-05/2024-06", "2024/05 – 2024/06"},
        {"2024-12/2025-01", "2024/12 – 2025/01"},
        {"2010/2012", "2010 – 2012"},
        {"0800/0820", "0800 – 0820"},
        {"2024-21/2024-22", "Spring 2024 – Summer 2024"},
        {"1850~/1860?", "~1850 – 1860?"},
        {"2003/", "2003 –"},
        {"/2001-05", "– 2001/05"},
    }));
    const auto date = model::parse_edtf(edtf);
    REQUIRE(date);
    CHECK(badge_page::date_text(*date, false) == text);
    CHECK(model::format_edtf(badge_page::date_or_words(text)) == edtf);
    CHECK(badge_page::date_or_words(text) == *date);
    CHECK(badge_page::date_or_words(badge_page::date_text(*date, true)) == *date);
}

TEST_CASE("books have the names of months", "[dates]") {
    const auto [edtf, text] = GENERATE(table<std::string, std::string>({
        {"2024-09", "Sep 2024"},
        {"2024-09-05", "2024/09/05"},
        {"0800-09", "Sep 0800"},
        {"2024-09~", "~Sep 2024"},
        {"2024-12/2025-01", "Dec 2024 – Jan 2025"},
    }));
    const auto date = model::parse_edtf(edtf);
    REQUIRE(date);
    CHECK(badge_page::date_text(*date, true) == text);
    CHECK(badge_page::date_or_words(text) == *date);
}

TEST_CASE("words stay words", "[dates]") {
    const auto [literal, text] = GENERATE(table<std::string, std::string>({
        {"in press", "in press"},
        {"2010a", "2010a"},
        {"c. 1850", "c. 1850"},
        {"2024/25", "2024/25"},
        {"2024/21", "2024/21"},
        {"2010/2012", "2010/2012"},
        {"2024/05/06–08", "2024/05/06–08"},
        {"Sep", "Sep"},
        {"–", "–"},
        {"?", "?"},
        {"“in press”", "“in press”"},
        {"2010/12", "“2010/12”"},  // not December
        {"“2010/12”", "““2010/12””"},
    }));
    CHECK(badge_page::date_text(words(literal), false) == text);
    CHECK(badge_page::date_or_words(text) == words(literal));
}

TEST_CASE("a date of another hand is a date", "[dates]") {
    CHECK(badge_page::date_or_words("2024-05-06") == *model::parse_edtf("2024-05-06"));
    CHECK(badge_page::date_or_words("2024/5/6") == *model::parse_edtf("2024-05-06"));
    CHECK(badge_page::date_or_words("2024/05/06–2024/05/08") == *model::parse_edtf("2024-05-06/2024-05-08"));
}

TEST_CASE("a label that ends in a date", "[dates]") {
    CHECK(badge_page::ends_in_date("ICML 2024"));
    CHECK_FALSE(badge_page::ends_in_date("2024"));
    CHECK_FALSE(badge_page::ends_in_date("Area 51"));
    CHECK_FALSE(badge_page::ends_in_date("ICML"));
}
