#pragma once

#include <cstdint>

namespace bibconv {

/// Where something was read: a run of bytes in one of the inputs.
/// Columns and the text of the line are computed only when a diagnostic is made.
struct Span {
    std::uint64_t offset = 0;  ///< first byte, counted from the start of the input
    std::uint64_t length = 0;  ///< in bytes
    std::uint32_t source = 0;  ///< which input, in the order they were given (0 is the first)
    std::uint32_t line = 0;    ///< of the first byte, counted from 1; 0: not read from anywhere

    [[nodiscard]] bool known() const noexcept { return line != 0; }
    friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace bibconv
