#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bibconv/format.hpp"

namespace bibconv::fuzz {

/// How many bytes of an input say what is to be done with the others.
inline constexpr std::size_t order_size = 4;

/// A conversion: its first bytes choose formats and options, the others are the document.
struct Order {
    const Format* from;
    const Format* to;
    Options options;
    std::string document;
};
/// Nothing where the bytes mean no format.
[[nodiscard]] std::optional<Order> order_of(std::string_view input);

/// The inverse of its choice of formats.
[[nodiscard]] std::string order_bytes(const Format& from, const Format& to, unsigned options);

/// What a conversion promises, whatever it is given.
void check_conversion(std::string_view input);

}  // namespace bibconv::fuzz
