#include <chrono>
#include <nlohmann/json.hpp>

#include "formats/csl_json/support.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::test;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

std::string numbered(std::string_view before, std::string_view after, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) {
        result += i == 0 ? "" : ",";
        result.append(before).append(std::to_string(i)).append(after);
    }
    return result;
}

// The text must be read and written in less time than a quadratic reader takes for it.
void check_quick(const std::string& text) {
    const auto start = std::chrono::steady_clock::now();
    const std::string written = rewritten(text);
    CHECK(first_difference(written, rewritten(written)) == "");
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
    CHECK(time.count() < 20);
}

constexpr std::string_view whole =
    "[\n  {\"id\": \"a\", \"type\": \"book\", \"title\": \"T\\u00fc\\\"x\", \"author\": [{\"family\": \"F\"}], "
    "\"issued\": {\"date-parts\": [[2004, 6]]}, \"custom\": {\"n\": [1, null]}},\n"
    "  {\"id\": \"b\", \"type\": \"book\"}\n]\n";

}  // namespace

TEST_CASE("A file that breaks off anywhere is read as far as it goes") {
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        CAPTURE(length);
        Messages messages;
        const auto items = read_csl(std::string(whole.substr(0, length)), messages);
        const bool complete = length == 0 || length >= whole.size() - 1;
        CHECK(messages.all.empty() == complete);
        if (length > whole.find("},\n") + 1) CHECK(std::get<Entry>(items.at(0)).key == "a");
    }
}

TEST_CASE("Any byte may be spoilt, and the other item is still read") {
    const std::size_t second = whole.find("  {\"id\": \"b\"");
    for (std::size_t at = 4; at + 1 < second; ++at) {
        for (const char wrong : {'"', '{', '}', '[', ']', '\\', ',', '\n', '\0', '\xff'}) {
            std::string text(whole);
            text[at] = wrong;
            CAPTURE(at, wrong);
            const auto items = read_csl(text);
            REQUIRE_FALSE(items.empty());
            const auto* last = std::get_if<Entry>(&items.back());
            REQUIRE(last != nullptr);
            CHECK(last->key == "b");
        }
    }
}

TEST_CASE("Large and strange input is read in linear time", "[long]") {
    const std::string item = "\"id\": \"a\", \"type\": \"book\"";
    check_quick("{\"items\": [" + numbered("{\"type\": \"book\", \"id\": ", "}", 20'000) + "]}");
    check_quick("[{" + item + ", \"author\": [" + numbered("{\"family\": \"F", "\"}", 20'000) + "]}]");
    check_quick("[{" + item + "," + numbered("\"foo", "\": 1", 4'900) + "}]");
    check_quick("[{" + item + ", \"custom\": {" + numbered("\"page:x", "\": \"<i>1</i>\"", 4'900) + "}}]");
    check_quick("[{" + item + ", \"custom\": {\"bibconv:before\": [" + numbered("{\"section\": \"", "\"}", 20'000) +
                "]}}]");
    check_quick("[{" + item + ", \"title\": \"" + repeated("<i>", 50'000) + repeated("</i>", 50'000) + "\"}]");
    check_quick("[{" + item + ", \"volume\": \"" + repeated("\u2013", 500'000) + "\"}]");
    check_quick("[\n" + repeated("  {\"id\": \"a,\n", 50'000));
    check_quick("[\n" + repeated("  {\"id\": [\n", 50'000));
    check_quick(repeated("[", 100'000));
    check_quick(repeated("{\n", 100'000));
    check_quick(repeated("{\"a\":", 100'000));
    check_quick(repeated("x\n", 100'000));
}

TEST_CASE("An object with more members than can be looked up is carried along") {
    const std::string text =
        "[{\"id\": \"a\"," + numbered("\"x", "\": 1", 6'000) + "},\n{\"id\": \"b\", \"type\": \"book\"}]";
    Messages messages;
    const auto items = read_csl(text, messages);
    REQUIRE(items.size() == 2);
    CHECK(std::holds_alternative<Prose>(items[0]));
    REQUIRE(messages.all.size() == 1);
    CHECK(messages.all[0].message == "an object has too many members");
}

TEST_CASE("Control characters and lone bytes in strings survive or are reported") {
    const auto items = read_csl(R"([{"id": "a", "type": "book", "title": "x\u0000\u0001\u001f\u007fy"}])");
    const auto* title = std::get<Entry>(items.at(0)).fields.get<RichText>("title");
    REQUIRE(title != nullptr);
    CHECK(plain_text(*title) == std::string("x\0\x01\x1f\x7fy", 6));
    CHECK(describe(read_csl(write_csl(items))) == describe(items));
}

TEST_CASE("Text that is no UTF-8 is written as JSON that can be read") {
    Entry entry{"book", "\xff", {}, {}, {}};
    entry.fields.add("title", RichText("\xe6\x97"));
    entry.fields.add("bibtex:\xfe", std::string("\xed\xa0\xbd"));
    CHECK_FALSE(nlohmann::json::parse(write_csl({entry}), nullptr, false).is_discarded());
}
