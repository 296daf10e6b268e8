#include "base/eight_bytes.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "support/catch.hpp"

using bibconv::base::EightBytes;

TEST_CASE("eight bytes are searched at once", "[eight_bytes]") {
    std::mt19937 random(1);
    for (int i = 0; i < 10'000; ++i) {
        std::string text;
        while (text.size() < EightBytes::size) text += static_cast<char>(random() % (i % 2 == 0 ? 0x100 : 0x40));
        const EightBytes bytes(text.data());
        const auto check = [&](std::uint64_t found, auto matches) {
            const auto first = std::find_if(text.begin(), text.end(), matches);
            REQUIRE((found == 0) == (first == text.end()));
            REQUIRE(EightBytes::count(found) == std::count_if(text.begin(), text.end(), matches));
            if (found != 0) REQUIRE(EightBytes::first(found) == static_cast<std::size_t>(first - text.begin()));
        };
        check(bytes.less(0x20), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
        check(bytes.less(0x80), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        check(bytes.equal('"'), [](char c) { return c == '"'; });
        check(bytes.equal('\xE3'), [](char c) { return c == '\xE3'; });
        check(bytes.not_ascii(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    }
}
