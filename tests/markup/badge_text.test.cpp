#include "markup/badge_text.hpp"

#include "support/catch.hpp"

using bibconv::Badge;
using namespace bibconv::markup;

namespace {

Badge badge(const char* label, const char* message, const char* colour) {
    return {label, message, colour, {}, {}, {}, {}};
}

}  // namespace

TEST_CASE("shields paths are written as the pages write them", "[badge]") {
    CHECK(badge_path(badge("Role", "Co-Author", "777777")) == "Role-Co--Author-777777");
    CHECK(badge_path(badge("Date", "2025/09/04", "777777")) == "Date-2025%2F09%2F04-777777");
    CHECK(badge_path(badge("Event", "Google Cloud Next '24", "4285F4")) == "Event-Google_Cloud_Next_'24-4285F4");
    CHECK(badge_path(badge("\U0001F917 HF", "Math Dataset", "ffd21e")) == "%F0%9F%A4%97%20HF-Math_Dataset-ffd21e");
    CHECK(badge_path(badge("Total Likes", "1400+", "ff4b4b")) == "Total_Likes-1400+-ff4b4b");
    CHECK(badge_path(badge("", "alone", "blue")) == "alone-blue");
    CHECK(badge_path(badge("a_b", "100% \"<x>\" #?&", "red")) == "a__b-100%25_%22%3Cx%3E%22_%23%3F%26-red");
}

TEST_CASE("and read back as shields.io reads them", "[badge]") {
    Badge read;
    REQUIRE(parse_badge_path("arXiv-2505.02881-b31b1b.svg?style=flat-square", read));
    CHECK(read.label == "arXiv");
    CHECK(read.message == "2505.02881");
    CHECK(read.colour == "b31b1b");
    CHECK(read.extension == ".svg");
    CHECK(read.query == "style=flat-square");
    REQUIRE(parse_badge_path("caf%E9-open-green", read));  // Latin-1's escape is no UTF-8
    CHECK(read.label == "caf\uFFFD");
    CHECK(spelled_badge_path(read) == "caf%E9-open-green");
    REQUIRE(parse_badge_path("Temp---5-red", read));
    CHECK(read.label == "Temp");
    CHECK(read.message == "-5");
    REQUIRE(parse_badge_path("Grade-A---red", read));
    CHECK(read.label == "Grade");
    CHECK(read.message == "A-");
    REQUIRE(parse_badge_path("Link----red", read));
    CHECK(read.label == "Link");
    CHECK(read.message == "-");
    CHECK_FALSE(parse_badge_path("nodash", read));
    CHECK_FALSE(parse_badge_path("a-b-c-d", read));
    CHECK_FALSE(parse_badge_path("", read));
}

TEST_CASE("a row of badges survives as a line of text", "[badge]") {
    Badge link{
        "Google Scholar",         "K. [F] (x)", "4285F4", ".svg", "logo=google-scholar&style=flat-square", "a ] b",
        "https://e.org/(a)?x=1 2"};
    const std::vector<Badge> row = {badge("Likes", "186", "ff4b4b"), link};
    CHECK(parse_badge_text(badge_text(row)) == row);
    CHECK(parse_badge_text("no badge ![x](y) [![ ](").empty());
}
