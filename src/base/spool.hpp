#pragma once

#include <istream>
#include <memory>

#include "base/fd_buffer.hpp"

namespace bibconv::base {

/// Whether one can go back to where the stream stands.
[[nodiscard]] inline bool reads_twice(std::istream& stream) { return stream.tellg() != std::istream::pos_type(-1); }

/// What a stream that is read but once says, in a temporary file without a name: it can be read again.
class Spool {
public:
    /// Reads `in` to its end. Throws std::system_error. What is read of the copy later is added to `counter`, if any.
    explicit Spool(std::istream& in, std::atomic<std::uint64_t>* counter = nullptr);

    [[nodiscard]] std::istream& stream() noexcept { return stream_; }

private:
    InputBuffer buffer_;
    std::istream stream_;
};

}  // namespace bibconv::base
