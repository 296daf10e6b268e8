#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bibconv::base {

/// What a reader says of an item beyond Options::largest_item, which it passes over: the id, and the message, in which
/// `what` names such an item in the words of the format.
inline constexpr std::string_view too_large = "item.too-large";
[[nodiscard]] inline std::string too_large_message(std::string_view what, std::size_t largest) {
    return "the " + std::string(what) + " that begins here is larger than " + std::to_string(largest) +
           " bytes and not read; --max-entry allows more";
}

}  // namespace bibconv::base
