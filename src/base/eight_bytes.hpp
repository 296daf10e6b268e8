#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace bibconv::base {

/// Eight bytes of a text, compared at once. What a comparison finds is a word that is 0 when no byte is such; `count`
/// tells how many are, `first` which of them is the first.
class EightBytes {
public:
    static constexpr std::size_t size = sizeof(std::uint64_t);

    explicit EightBytes(const char* text) noexcept { std::memcpy(&bytes_, text, size); }

    /// Bytes less than the limit, which is at most 128.
    [[nodiscard]] constexpr std::uint64_t less(unsigned limit) const noexcept { return less(bytes_, limit); }
    [[nodiscard]] constexpr std::uint64_t equal(char c) const noexcept {
        return less(bytes_ ^ (ones * static_cast<unsigned char>(c)), 1);
    }
    [[nodiscard]] constexpr std::uint64_t not_ascii() const noexcept { return bytes_ & high_bits; }

    [[nodiscard]] static constexpr unsigned count(std::uint64_t found) noexcept {
        return static_cast<unsigned>(((found >> 7U) * ones) >> 56U);  // sums up the bytes
    }

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

}  // namespace bibconv::base
