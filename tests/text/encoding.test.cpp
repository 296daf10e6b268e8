#include "text/encoding.hpp"

#include "support/catch.hpp"

using namespace bibconv::text;
using namespace std::string_literals;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("an encoding is known by its mark, its bytes, or not at all", "[encoding]") {
    CHECK(guess_encoding("@book{a}").name == "");
    CHECK(guess_encoding("@book{M\xC3\xBCller}").name == "");
    CHECK(guess_encoding("@book{M\xC3").name == "");       // cut within a character
    CHECK(guess_encoding("@book{M\xFCller}").name == "");  // Latin-1 is the readers' business
    CHECK(guess_encoding("\xFF\xFE@\0b\0"s).name == "UTF-16");
    CHECK(guess_encoding("@\0b\0o\0"s).name == "UTF-16LE");
    CHECK(guess_encoding("\0@\0b\0o"s).name == "UTF-16BE");
    // 大規模言語モデルの効率的な学習
    const std::string japanese =
        "@book{a, title = {\x91\xe5\x8b\x4b\x96\xcd\x8c\xbe\x8c\xea\x83\x82\x83\x66\x83\x8b\x82\xcc\x8c\xf8\x97\xa6\x93"
        "\x49\x82\xc8\x8a\x77\x8f\x4b}}";
    CHECK(guess_encoding(japanese).name == "Shift_JIS");
    CHECK_FALSE(guess_encoding(japanese).ascii_inside);  // half a character may be a brace
    CHECK(guess_encoding("").name == "");
}

TEST_CASE("a text in any encoding is read as UTF-8, whole", "[encoding]") {
    CHECK(decoded("M\xFCller", "latin1") == "Müller");
    CHECK(decoded("\xFF\xFE@\0\xFC\0"s, "UTF-16") == "@ü");
    CHECK(decoded("\x93\xFA\x96{", "shift_jis") == "日本");
    CHECK(decoded("", "latin1").empty());
    CHECK(decoded("a\x93", "shift_jis") == "a\uFFFD");
    const std::string long_text = repeated("\x93\xFA\x96{ and \x8C\xEA, ", 30000);
    CHECK(decoded(long_text, "shift_jis") == repeated("日本 and 語, ", 30000));
    CHECK(decoded(repeated("\xFC", 200000), "latin1") == repeated("ü", 200000));
    CHECK(is_encoding("windows-1252"));
    CHECK_FALSE(is_encoding("no such thing"));
    CHECK_FALSE(is_encoding(""));
}

TEST_CASE("what is no character is counted", "[encoding]") {
    const auto malformed_in = [](const std::string& bytes, const std::string& encoding) {
        std::stringbuf source(bytes);
        DecodingBuffer buffer(source, encoding);
        const std::string text{std::istreambuf_iterator<char>(&buffer), {}};
        return buffer.malformed();
    };
    CHECK(malformed_in("M\xFCller", "latin1") == 0);
    CHECK(malformed_in("a\xFF z\xFF", "utf-8") == 2);
    CHECK(malformed_in("a\x93", "shift_jis") == 1);           // half a character at the end
    CHECK(malformed_in("@\0\x00\xD8z\0"s, "UTF-16LE") == 1);  // half a pair
    CHECK(malformed_in("\xFF\xFE@\0\xFC"s, "UTF-16") == 1);
    CHECK(malformed_in("caf\xE9", "us-ascii") == 1);
}
