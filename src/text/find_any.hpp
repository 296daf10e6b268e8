#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace bibconv::text {

/// The first place from `at` on with one of `wanted`; the size of the text when there is none. Eight bytes at a time.
template <char... wanted>
[[nodiscard]] inline std::size_t find_any(std::string_view text, std::size_t at) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    // Whether a byte of the word is that character: it is zero then, and the only kind that borrows.
    const auto has = [](std::uint64_t word, char c) {
        word ^= ones * static_cast<unsigned char>(c);
        return (word - ones) & ~word & high_bits;
    };
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        const std::uint64_t found = (has(word, wanted) | ...);
        if (found == 0) continue;
        if constexpr (std::endian::native != std::endian::little) break;
        return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;  // what is lowest is no carry
    }
    while (at < text.size() && ((text[at] != wanted) && ...)) ++at;
    return at;
}

}  // namespace bibconv::text
