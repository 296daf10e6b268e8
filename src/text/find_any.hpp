#pragma once

#include <cstddef>
#include <string_view>

#include "base/byte_block.hpp"

namespace bibconv::text {

/// The first place from `at`, which is the text's size at most, on with one of `wanted`; the size of the text when
/// there is none.
template <char... wanted>
[[nodiscard]] inline std::size_t find_any(std::string_view text, std::size_t at) noexcept {
    return base::find_byte(text, at, [](auto block) { return (block.equal(wanted) | ...); });
}

}  // namespace bibconv::text
