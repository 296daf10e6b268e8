#include <nlohmann/json.hpp>
#include <random>

#include "formats/csl_json/json.hpp"
#include "formats/csl_json/parse.hpp"
#include "formats/csl_json/support.hpp"
#include "support/catch.hpp"

using namespace bibconv;
using namespace bibconv::test;
using csl_json::JsonTree;

namespace {

// What we make of the text, anew as text; "malformed".
std::string ours(std::string_view text) {
    JsonTree tree;
    const csl_json::Parsed parsed = csl_json::parse_text(text, tree);
    return parsed.value == nullptr ? "malformed" : csl_json::json_text(*parsed.value);
}

// The same by the JSON library, which spells numbers anew.
std::string theirs(std::string_view text) {
    const auto value = nlohmann::ordered_json::parse(text, nullptr, false);
    return value.is_discarded() ? "malformed" : value.dump();
}

constexpr std::string_view document =
    R"( {"id": "a\u00e4\ud83d\ude00\n\/\"", "n": [0, -12, 12.5, 100000, 0.1, true, false, null, [], {}], )"
    "\"\u65e5\": {\"x\": {\"y\": [[[\"z\"]]]}},\r\n\t\"e\": \"\"}\n";

}  // namespace

TEST_CASE("A tree is what the JSON library reads") {
    for (const std::string_view text : {"",
                                        " ",
                                        "1",
                                        "\"a\"",
                                        "[]",
                                        "[1,]",
                                        "[,1]",
                                        "{\"a\"}",
                                        "{\"a\":}",
                                        "{\"a\" : 1 , \"b\":2}",
                                        "{a:1}",
                                        "[1 2]",
                                        "{}}",
                                        "[",
                                        "[[]",
                                        "tru",
                                        "true ",
                                        "nul",
                                        "\"\\u12\"",
                                        "\"\\ud800\"",
                                        "\"\\udc00\"",
                                        "\"\\ud800\\u0041\"",
                                        "\"\\x\"",
                                        "\"\t\"",
                                        "\"\x7f\"",
                                        "\"\xc3\"",
                                        "\"\xed\xa0\x80\"",
                                        "\"\xf4\x90\x80\x80\"",
                                        "\"\\u0000\"",
                                        "\"\\",
                                        "\xEF\xBB\xBF[1]",
                                        "/**/1"}) {
        CAPTURE(text);
        CHECK(ours(text) == theirs(text));
    }
}

TEST_CASE("Numbers are those of the JSON library, spelt as they were") {
    for (const std::string_view text : {"0",
                                        "-0",
                                        "00",
                                        "01",
                                        "-",
                                        "+1",
                                        "1.",
                                        ".5",
                                        "1.0",
                                        "1.50",
                                        "-0.0",
                                        "0.00001",
                                        "1e5",
                                        "1E+2",
                                        "1e",
                                        "100000000000000000",
                                        "999999999999999999",
                                        "9223372036854775807",
                                        "9223372036854775808",
                                        "18446744073709551616",
                                        "-9223372036854775808",
                                        "18446744073709551615",
                                        "12-3",
                                        "1.1.1",
                                        "123456789.123456789",
                                        "0x1",
                                        "1e-400"}) {
        CAPTURE(text);
        CHECK(ours(text) == (nlohmann::json::accept(text) ? text : "malformed"));
    }
    // What no program could hold is a string.
    const std::string digits(400, '9');
    CHECK(ours("[1e999, " + digits + "]") == R"(["1e999",")" + digits + "\"]");
}

TEST_CASE("The tree and the JSON library agree on every prefix and on every spoilt byte") {
    for (std::size_t length = 0; length <= document.size(); ++length) {
        CAPTURE(length);
        CHECK(ours(document.substr(0, length)) == theirs(document.substr(0, length)));
    }
    for (std::size_t at = 0; at < document.size(); ++at) {
        for (const char wrong : {'"', '{', '}', '[', ']', '\\', ',', ':', '\n', ' ', '0', 'u', '\0', '\xff', '\xc3'}) {
            std::string text(document);
            text[at] = wrong;
            if (text.find("\"n\"") == std::string::npos) continue;  // may be a name twice
            if (wrong == '\0' && at + 1 == text.size()) continue;   // the end, to the library
            CAPTURE(at, wrong);
            CHECK(ours(text) == theirs(text));
        }
    }
}

TEST_CASE("Of a name that occurs twice the last value counts, in the place of the first") {
    CHECK(ours(R"({"a": 1, "b": {"c": 1, "c": 2}, "a": [3]})") == R"({"a":[3],"b":{"c":2}})");
    CHECK(ours(R"([{"a": 1.50, "a": {"b": [], "b": {"c": [1]}}}, 2])") == R"([{"a":{"b":{"c":[1]}}},2])");
    JsonTree tree;
    CHECK(csl_json::parse_text(R"({"a": 1, "a": 2})", tree).repeated.contains("a"));
    const auto all = [](const csl_json::Json&) { return true; };
    const csl_json::Parsed kept = csl_json::parse_text(R"({"a": 1, "a": {"b": 1, "b": 2}})", tree, all);
    CHECK(csl_json::json_text(*kept.value) == R"({"a":1,"a":{"b":2}})");
    CHECK(kept.repeated == std::set<std::string>{"b"});
}

TEST_CASE("A tree may be deep and wide") {
    const std::size_t many = 100'000;
    const std::string deep = std::string(many, '[') + std::string(many, ']');
    CHECK(ours(deep) == deep);
    std::string wide = "{\"x\":0";
    for (std::size_t i = 0; i < many; ++i) wide += ",\"" + std::to_string(i) + "\":" + std::to_string(i);
    wide += "}";
    CHECK(ours(wide) == wide);
}

TEST_CASE("An item is read from the beginning of a text, within limits") {
    JsonTree tree;
    CHECK(tree.parse_beginning("{\"a\": [1]}, {", {}) == 10U);
    CHECK(tree.root().size == 1);
    CHECK(tree.parse_beginning("{\"a\": [1]}", {.depth = 2, .members = 1}) == 10U);
    CHECK(!tree.parse_beginning("{\"a\": [1]}", {.depth = 1, .members = 1}));
    CHECK(!tree.parse_beginning("{\"a\": 1, \"b\": 2}", {.depth = 1, .members = 1}));
    CHECK(!tree.parse_beginning("{\"a\": [1]", {}));
}
