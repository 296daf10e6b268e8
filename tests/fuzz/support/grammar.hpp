#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bibconv::fuzz {

/// Numbers that follow from the first one.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
    std::size_t below(std::size_t limit);
    bool one_in(std::size_t count) { return below(count) == 0; }

private:
    std::uint64_t state_;
};

/// A document that is mostly well-formed, in a format by its name, with hostile values in it. The format has its
/// grammar in grammar.cpp.
[[nodiscard]] std::string made_up_document(std::string_view format, Dice& dice);

/// A part of one: an entry, a field, a value, a word.
[[nodiscard]] std::string made_up_piece(std::string_view format, Dice& dice);

}  // namespace bibconv::fuzz
