#include "base/byte_block.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "support/catch.hpp"

using bibconv::base::ByteBlock;
using bibconv::base::EightBytes;

namespace {

template <class Block>
void check_comparisons() {
    std::mt19937 random(1);
    for (int i = 0; i < 10'000; ++i) {
        std::string text;
        while (text.size() < Block::size) text += static_cast<char>(random() % (i % 2 == 0 ? 0x100 : 0x40));
        const Block bytes(text.data());
        const auto check = [&](std::uint64_t found, auto matches) {
            const auto first = std::find_if(text.begin(), text.end(), matches);
            REQUIRE((found == 0) == (first == text.end()));
            if (found != 0) REQUIRE(Block::first(found) == static_cast<std::size_t>(first - text.begin()));
        };
        check(bytes.less(0x20), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
        check(bytes.less(0x80), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        check(bytes.equal('"'), [](char c) { return c == '"'; });
        check(bytes.equal('\xE3'), [](char c) { return c == '\xE3'; });
        check(bytes.not_ascii(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    }
}

}  // namespace

TEST_CASE("the bytes of a block are compared at once", "[byte_block]") {
    check_comparisons<EightBytes>();
    check_comparisons<ByteBlock>();
}

TEST_CASE("a byte is found wherever it stands, and nothing behind the end", "[byte_block]") {
    const auto controls = [](auto block) { return block.less(' '); };
    for (std::size_t size = 0; size < 3 * ByteBlock::size; ++size) {
        std::string text(size, 'x');
        for (std::size_t from = 0; from <= size; ++from)
            REQUIRE(bibconv::base::find_byte(text, from, controls) == size);
        for (std::size_t place = 0; place < size; ++place) {
            text[place] = '\n';
            REQUIRE(bibconv::base::find_byte(text, 0, controls) == place);
            REQUIRE(bibconv::base::find_byte(text, place, controls) == place);
            REQUIRE(bibconv::base::find_byte(text, place + 1, controls) == size);
            text[place] = 'x';
        }
    }
}

TEST_CASE("bytes are counted in texts of any length", "[byte_block]") {
    std::mt19937 random(1);
    std::string text;
    for (int i = 0; i < 10'000; ++i) text += random() % 3 == 0 ? '\n' : static_cast<char>(random() % 0x100);
    text += std::string(10'000, '\n');  // a byte of the counts is full
    for (std::size_t size = 0; size <= text.size(); size += size < 100 ? 1 : 997) {
        const std::string_view counted = std::string_view(text).substr(text.size() - size);
        REQUIRE(bibconv::base::count_byte(counted, '\n') ==
                static_cast<std::size_t>(std::count(counted.begin(), counted.end(), '\n')));
    }
}
