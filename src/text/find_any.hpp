#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/eight_bytes.hpp"

namespace bibconv::text {

/// The first place from `at` on with one of `wanted`; the size of the text when there is none.
template <char... wanted>
[[nodiscard]] inline std::size_t find_any(std::string_view text, std::size_t at) noexcept {
    using base::EightBytes;
    for (; at + EightBytes::size <= text.size(); at += EightBytes::size) {
        const EightBytes bytes(text.data() + at);
        if (const std::uint64_t found = (bytes.equal(wanted) | ...); found != 0) return at + EightBytes::first(found);
    }
    while (at < text.size() && ((text[at] != wanted) && ...)) ++at;
    return at;
}

}  // namespace bibconv::text
