#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/diagnostic.hpp"
#include "bibconv/span.hpp"

namespace bibconv::base {

/// A run of bytes that knows its place in the input: for messages, line and column are found when they are asked for.
class Excerpt {
public:
    Excerpt() = default;
    Excerpt(Excerpt&&) noexcept = default;  // the bytes stay where they are
    Excerpt& operator=(Excerpt&&) noexcept = default;

    [[nodiscard]] std::string_view view() const noexcept { return all().substr(start_, end_ - start_); }
    /// Where the view begins in the input.
    [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }
    /// The place of `length` bytes from `begin` in the view. Cheap when asked in ascending order.
    [[nodiscard]] Span span(std::size_t begin, std::size_t length) const;
    /// A message about that place, with its column and line filled in.
    [[nodiscard]] Diagnostic diagnostic(Severity severity, std::string id, std::string message, std::size_t begin,
                                        std::size_t length = 1) const;

private:
    friend class InputWindow;
    [[nodiscard]] std::string_view all() const noexcept { return {buffer_.data(), buffer_.size()}; }
    [[nodiscard]] std::uint32_t line_at(std::size_t begin) const;
    [[nodiscard]] std::uint64_t line_begin(std::size_t begin) const;
    [[nodiscard]] std::size_t context_before(std::size_t at) const;

    std::vector<char> buffer_;
    std::size_t start_ = 0;  // the view begins here in buffer_; the bytes of its first line before it stay
    std::size_t end_ = std::string_view::npos;  // and ends here
    std::uint64_t offset_ = 0;                  // of the view in the input
    std::uint32_t source_ = 0;                  // which input
    std::uint32_t line_ = 1;                    // of the view's first byte
    mutable std::size_t seen_ = 0;              // up to here in the view, newlines are counted in seen_lines_
    mutable std::uint32_t seen_lines_ = 0;
    std::uint64_t line_begin_ = 0;      // of the line of the view's first byte, in the input
    mutable std::size_t searched_ = 0;  // the line of that byte of the view begins at searched_line_
    mutable std::uint64_t searched_line_ = 0;
};

/// A moving window over a stream: a reader looks at `view()`, asks for `more()` while what it sees
/// is not yet a whole item, and lets go of what it has done with `consume()` or `take()`. Memory is the
/// largest item, not the file. A byte-order mark at the very beginning is skipped.
class InputWindow {
public:
    InputWindow(std::istream& in, std::uint32_t source, std::size_t piece = std::size_t{1} << 16U);

    /// What has been read and not consumed. Invalidated by `more` and `consume`.
    [[nodiscard]] std::string_view view() const noexcept { return text_.view(); }

    /// Reads at least one byte more behind the view, at least doubling it. False at the end of the input.
    bool more();
    /// Drops `count` bytes (at most the view's size) from the front of the view.
    void consume(std::size_t count);
    /// Takes `count` bytes out of the view at its front. Views of them stay as they are.
    [[nodiscard]] Excerpt take(std::size_t count);
    /// Whether nothing is left, neither here nor in the stream.
    [[nodiscard]] bool done();

    [[nodiscard]] Span span(std::size_t begin, std::size_t length) const { return text_.span(begin, length); }
    [[nodiscard]] Diagnostic diagnostic(Severity severity, std::string id, std::string message, std::size_t begin,
                                        std::size_t length = 1) const {
        return text_.diagnostic(severity, std::move(id), std::move(message), begin, length);
    }

private:
    std::istream& in_;
    std::size_t piece_;
    Excerpt text_;
    bool at_end_ = false;
};

}  // namespace bibconv::base
