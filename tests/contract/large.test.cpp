// An entry larger than the cap is told and passed over; what stands around it is read.
#include "support/catch.hpp"
#include "support/conversion.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

struct Case {
    const char* format;
    std::string before, large, behind;
};

}  // namespace

TEST_CASE("an entry beyond the cap is told, and its neighbours are read", "[contract]") {
    const std::string filler(300'000, 'x');
    const Case cases[] = {
        {"bibtex", "@book{a, title = {A}}\n", "@book{large, title = {" + filler + "}}\n", "@book{z, title = {Z}}\n"},
        {"bibtex", "@book{a, title = {A}}\n", "@book{open, title = {" + filler + "\n", "@book{z, title = {Z}}\n"},
        {"csl-json",
         R"([{"id": "a", "type": "book"},)"
         "\n",
         R"({"id": "large", "title": ")" + filler + "\"},\n",
         R"({"id": "z", "type": "book"}])"
         "\n"},
        {"csl-json", "[{\"id\": \"a\", \"type\": \"book\"},\n",  // and the next one on the same line
         R"({"id": "large", "title": ")" + filler + "\"}, ", R"({"id": "z", "type": "book"}])"},
    };
    Options options;
    options.largest_item = 100'000;
    for (const Case& one : cases) {
        CAPTURE(one.format, one.large.substr(0, 20));
        const Conversion result = convert_text(one.format, "csl-json", one.before + one.large + one.behind, options);
        CHECK(result.counts.entries == 2);
        REQUIRE(!result.diagnostics.empty());
        CHECK(result.diagnostics.front().id == "item.too-large");
        CHECK(result.diagnostics.front().span.line == 2);
        CHECK(result.text.find("\"z\"") != std::string::npos);
        // Where there is room, nothing is lost.
        options.largest_item = std::size_t{1} << 20U;
        CHECK(convert_text(one.format, one.format, one.before + one.large + one.behind, options).counts.entries >= 2);
        options.largest_item = 100'000;
    }
}

TEST_CASE("wherever a too large entry ends, the next one is read", "[contract][long]") {
    constexpr std::size_t piece = std::size_t{1} << 18U;  // the file is looked at in pieces of such a size
    Options options;
    options.largest_item = 200'000;
    for (std::size_t place = piece - 520; place < piece + 5; ++place) {
        const std::string before = "@book{large, title = {";
        const std::string behind = "}}\n";
        const std::string text = before + std::string(place - before.size() - behind.size(), 'x') + behind +
                                 "@book{z, title = {Z}}\n" + std::string(2000, ' ');
        CAPTURE(place);
        REQUIRE(text.find("@book{z") == place);
        REQUIRE(convert_text("bibtex", "csl-json", text, options).counts.entries == 1);
    }
}
