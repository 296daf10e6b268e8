#include "text/json_text.hpp"

#include <nlohmann/json.hpp>
#include <random>

#include "support/catch.hpp"
#include "text/unicode.hpp"

using namespace bibconv::text;

namespace {

std::string as_string(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

std::string laid_out(std::string_view json) {
    std::string out;
    lay_out_json(out, json, 2);
    return out;
}

JsonText example(JsonText::Style style) {
    JsonText out(style);
    out.open('{');
    out.name("a");
    out.number(-1);
    out.name("b");
    out.open('[');
    out.string("x\ny");
    out.raw("null");
    out.open('{');
    out.close('}');
    out.close(']');
    out.close('}');
    return out;
}

}  // namespace

TEST_CASE("commas and colons come by themselves", "[json]") {
    CHECK(example(JsonText::Style::tight).text() == R"({"a":-1,"b":["x\ny",null,{}]})");
    CHECK(example(JsonText::Style::spaced).text() == R"({"a": -1, "b": ["x\ny", null, {}]})");
}

TEST_CASE("several texts may stand behind each other", "[json]") {
    JsonText out(JsonText::Style::tight);
    out.string("a");
    const std::size_t second = out.begin_another();
    out.string("b");
    CHECK(out.text().substr(second) == R"("b")");
}

TEST_CASE("strings are escaped as JSON libraries do it, whatever their bytes", "[json]") {
    std::mt19937 random(1);
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        const std::size_t length = random() % 40;
        const auto range = i % 2 == 0 ? 0x60U : 0x100U;
        while (text.size() < length) text += static_cast<char>(random() % range);
        if (i % 3 == 0) text += "\u00e4\u65e5\U0001F600";
        const nlohmann::json json = text;
        const std::string expected = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        CAPTURE(expected);
        REQUIRE(as_string(text) == expected);
        REQUIRE(is_utf8(repaired_utf8(text)));
    }
}

TEST_CASE("what fits on a line stays on one", "[json]") {
    const std::string word(40, 'w');
    CHECK(laid_out(R"("a, [b")") == R"("a, [b")");
    CHECK(laid_out("[]") == "[]");
    CHECK(laid_out(R"([1, {"a": "]"}])") == R"([1, {"a": "]"}])");
    const std::string pair = R"({"a": ")" + word + R"(", "b": ")" + word + R"("})";
    CHECK(laid_out(pair) == pair);
    CHECK(laid_out("[" + pair + ", true, []]") == "[\n    " + pair + ",\n    true,\n    []\n  ]");
    CHECK(laid_out("[" + pair + ", [" + pair + ", " + pair + "]]") ==
          "[\n    " + pair + ",\n    [\n      " + pair + ",\n      " + pair + "\n    ]\n  ]");
}

TEST_CASE("a line is as long as it may be, and no longer", "[json]") {
    const auto list = [](std::size_t length) { return "[\"" + std::string(length - 4, 'x') + "\"]"; };
    CHECK(laid_out(list(108)) == list(108));
    CHECK(laid_out(list(109)) == "[\n    " + list(109).substr(1, 107) + "\n  ]");
}

TEST_CASE("deep nesting is laid out", "[json]") {
    const std::string deep = std::string(1'000, '[') + std::string(1'000, ']');
    const std::string out = laid_out(deep);
    CHECK(std::count(out.begin(), out.end(), '[') == 1'000);
    CHECK(out.find("[]") != std::string::npos);
}
