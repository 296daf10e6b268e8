#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace bibconv::base {

/// Eight bytes of a text, compared at once. What a comparison finds is a word that is 0 when no byte is such; what
/// several find is joined with `|`. `first` tells which of the bytes that were found is the first.
class EightBytes {
public:
    static constexpr std::size_t size = sizeof(std::uint64_t);

    explicit EightBytes(const char* text) noexcept { std::memcpy(&bytes_, text, size); }

    /// Bytes less than the limit, from 1 to 128.
    [[nodiscard]] constexpr std::uint64_t less(unsigned limit) const noexcept { return less(bytes_, limit); }
    [[nodiscard]] constexpr std::uint64_t equal(char c) const noexcept {
        return less(bytes_ ^ (ones * static_cast<unsigned char>(c)), 1);
    }
    [[nodiscard]] constexpr std::uint64_t not_ascii() const noexcept { return bytes_ & high_bits; }

    /// The place of the first byte of what was found, which is not 0.
    [[nodiscard]] static constexpr std::size_t first(std::uint64_t found) noexcept {
        const bool little = std::endian::native == std::endian::little;
        return static_cast<std::size_t>(little ? std::countr_zero(found) : std::countl_zero(found)) / 8;
    }

private:
    static constexpr std::uint64_t ones = 0x0101010101010101U;
    static constexpr std::uint64_t high_bits = 0x8080808080808080U;

    // With its high bit set, no byte borrows from its neighbour; the bit is gone where the rest is less.
    [[nodiscard]] static constexpr std::uint64_t less(std::uint64_t bytes, unsigned limit) noexcept {
        return ~((bytes | high_bits) - ones * limit) & ~bytes & high_bits;
    }

    std::uint64_t bytes_ = 0;
};

#ifdef __SSE2__

/// The same of sixteen bytes, for processors that compare so many.
class SixteenBytes {
public:
    static constexpr std::size_t size = sizeof(__m128i);

    explicit SixteenBytes(const char* text) noexcept { std::memcpy(&bytes_, text, size); }

    [[nodiscard]] std::uint64_t less(unsigned limit) const noexcept {
        return found(_mm_cmpeq_epi8(_mm_min_epu8(bytes_, of(static_cast<char>(limit - 1))), bytes_));
    }
    [[nodiscard]] std::uint64_t equal(char c) const noexcept { return found(is(c)); }
    [[nodiscard]] std::uint64_t not_ascii() const noexcept { return found(bytes_); }
    /// 0xFF for every byte that is `c`, 0 for every other.
    [[nodiscard]] __m128i is(char c) const noexcept { return _mm_cmpeq_epi8(bytes_, of(c)); }

    [[nodiscard]] static constexpr std::size_t first(std::uint64_t found) noexcept {
        return static_cast<std::size_t>(std::countr_zero(found));
    }

private:
    [[nodiscard]] static __m128i of(char c) noexcept { return _mm_set1_epi8(c); }
    [[nodiscard]] static std::uint64_t found(__m128i bytes) noexcept {
        return static_cast<std::uint64_t>(_mm_movemask_epi8(bytes));
    }

    __m128i bytes_;
};

using ByteBlock = SixteenBytes;

#else

using ByteBlock = EightBytes;

#endif

/// The first place from `at`, which is the text's size at most, on with a byte that `find` finds in the block it is
/// given; the text's size when there is none. `find` takes a block of any kind.
template <class Find>
[[nodiscard]] inline std::size_t find_byte(std::string_view text, std::size_t at, Find find) noexcept {
    for (; at + ByteBlock::size <= text.size(); at += ByteBlock::size) {
        if (const std::uint64_t found = find(ByteBlock(text.data() + at)); found != 0)
            return at + ByteBlock::first(found);
    }
    const std::size_t rest = text.size() - at;
    if (rest == 0) return at;
    char padded[ByteBlock::size] = {};
    std::memcpy(padded, text.data() + at, rest);
    const std::uint64_t found = find(ByteBlock(padded));
    return found == 0 ? text.size() : at + std::min(ByteBlock::first(found), rest);
}

/// How many bytes of the text are `c`.
[[nodiscard]] inline std::size_t count_byte(std::string_view text, char c) noexcept {
    std::size_t count = 0;
#ifdef __SSE2__
    const __m128i none = _mm_setzero_si128();
    while (text.size() >= SixteenBytes::size) {
        constexpr std::size_t most = 0xFF;  // that a byte of `counts` can count
        __m128i counts = none;
        const std::size_t blocks = std::min(text.size() / SixteenBytes::size, most);
        for (std::size_t i = 0; i < blocks; ++i, text.remove_prefix(SixteenBytes::size))
            counts = _mm_sub_epi8(counts, SixteenBytes(text.data()).is(c));
        const __m128i sums = _mm_sad_epu8(counts, none);
        count += static_cast<std::size_t>(_mm_cvtsi128_si32(sums) + _mm_cvtsi128_si32(_mm_srli_si128(sums, 8)));
    }
#endif
    return count + static_cast<std::size_t>(std::ranges::count(text, c));
}

}  // namespace bibconv::base
