#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

#include "bibconv/diagnostic.hpp"
#include "bibconv/span.hpp"

namespace bibconv::base {

/// A moving window over a stream: a reader looks at `view()`, asks for `more()` while what it sees
/// is not yet a whole item, and lets go of what it has done with `consume()`. Memory is the
/// largest item, not the file. A byte-order mark at the very beginning is skipped.
class InputWindow {
public:
    InputWindow(std::istream& in, std::uint32_t source, std::size_t piece = std::size_t{1} << 16U);

    /// What has been read and not consumed. Invalidated by `more` and `consume`.
    [[nodiscard]] std::string_view view() const noexcept { return std::string_view(buffer_).substr(start_); }

    /// Reads at least one byte more behind the view, at least doubling it. False at the end of the input.
    bool more();
    /// Drops `count` bytes (at most the view's size) from the front of the view.
    void consume(std::size_t count);
    /// Whether nothing is left, neither here nor in the stream.
    [[nodiscard]] bool done();

    /// The place of `length` bytes from `begin` in the view. Cheap when asked in ascending order.
    [[nodiscard]] Span span(std::size_t begin, std::size_t length) const;
    /// A message about that place, with its column and line filled in.
    [[nodiscard]] Diagnostic diagnostic(Severity severity, std::string id, std::string message, std::size_t begin,
                                        std::size_t length = 1) const;

private:
    [[nodiscard]] std::uint32_t line_at(std::size_t begin) const;

    std::istream& in_;
    std::uint32_t source_;
    std::size_t piece_;
    std::string buffer_;
    std::size_t start_ = 0;         // the view begins here in buffer_; the bytes of its first line before it stay
    std::uint64_t consumed_ = 0;    // offset of the view in the input
    std::uint32_t line_ = 1;        // line of the view's first byte
    mutable std::size_t seen_ = 0;  // up to here in the view, newlines are counted in seen_lines_
    mutable std::uint32_t seen_lines_ = 0;
    bool at_end_ = false;
};

}  // namespace bibconv::base
