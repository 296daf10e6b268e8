#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <string_view>

namespace bibconv::base {

/// Finds the rows of a constant table by a key that is a word, without looking at the others. Made by the compiler:
/// nothing is built when the program starts.
template <std::size_t Rows>
class Index {
public:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    /// `key` gives the word of a row. Rows may share one.
    template <class Table, class Key>
    constexpr Index(const Table& table, Key key) {
        first_.fill(empty);
        for (std::size_t row = Rows; row-- > 0;) {
            keys_[row] = key(table[row]);
            std::uint16_t& slot = first_[hash(keys_[row])];
            next_[row] = slot;
            slot = static_cast<std::uint16_t>(row);
        }
    }

    /// The first row with that key in the order of the table, or `none`.
    [[nodiscard]] constexpr std::size_t first(std::string_view key) const noexcept {
        return along(first_[hash(key)], key);
    }
    /// The row behind `row` with the same key, or `none`.
    [[nodiscard]] constexpr std::size_t next(std::size_t row) const noexcept { return along(next_[row], keys_[row]); }

private:
    static constexpr std::uint16_t empty = std::numeric_limits<std::uint16_t>::max();
    static constexpr std::size_t slots = std::bit_ceil(Rows * 2);
    static_assert(Rows < empty);

    // Few words of a vocabulary agree in their length and in three letters.
    [[nodiscard]] static constexpr std::size_t hash(std::string_view key) noexcept {
        if (key.empty()) return 0;
        std::size_t value = key.size();
        for (const char c : {key.front(), key[key.size() / 2], key.back()})
            value = value * 31 + static_cast<unsigned char>(c);
        return value % slots;
    }
    [[nodiscard]] constexpr std::size_t along(std::uint16_t row, std::string_view key) const noexcept {
        while (row != empty && keys_[row] != key) row = next_[row];
        return row == empty ? none : row;
    }

    std::array<std::uint16_t, slots> first_{};
    std::array<std::uint16_t, Rows> next_{};
    std::array<std::string_view, Rows> keys_{};
};

}  // namespace bibconv::base
