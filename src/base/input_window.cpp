#include "base/input_window.hpp"

#include <algorithm>
#include <utility>

#include "base/byte_block.hpp"
#include "base/byte_order_mark.hpp"

namespace bibconv::base {
namespace {

constexpr std::size_t line_context = 400;  // bytes of a long line kept before the view, for messages

}  // namespace

std::uint32_t Excerpt::line_at(std::size_t begin) const {
    const auto newlines = [this](std::size_t from, std::size_t to) {
        return static_cast<std::uint32_t>(count_byte(view().substr(from, to - from), '\n'));
    };
    if (begin < seen_)
        seen_lines_ -= newlines(begin, seen_);
    else
        seen_lines_ += newlines(seen_, begin);
    seen_ = begin;
    return line_ + seen_lines_;
}

Span Excerpt::span(std::size_t begin, std::size_t length) const {
    return {offset_ + begin, length, source_, line_at(begin)};
}

Diagnostic Excerpt::diagnostic(Severity severity, std::string id, std::string message, std::size_t begin,
                               std::size_t length) const {
    Diagnostic result{severity, std::move(id), std::move(message), span(begin, length), 0, {}};
    const std::size_t at = start_ + begin;
    const std::uint64_t before = offset_ + begin - line_begin(begin);  // bytes of the line
    const std::size_t shown = std::min<std::uint64_t>(before, std::min(at, line_context));
    const std::string_view behind = all().substr(at, line_context);
    result.column = static_cast<std::uint32_t>(before + 1);
    result.line_text_column = static_cast<std::uint32_t>(before + 1 - shown);
    result.line_text = all().substr(at - shown, shown + std::min(behind.find_first_of("\r\n"), behind.size()));
    return result;
}

// Where in the input the line of that byte begins. What was looked through for the last message is not again: a file
// may be one long line of mistakes.
std::uint64_t Excerpt::line_begin(std::size_t begin) const {
    if (offset_ + begin < searched_line_) {  // in a line before
        searched_ = 0;
        searched_line_ = line_begin_;
    }
    const std::size_t from = std::min(searched_, begin);
    const std::size_t newline = view().substr(from, begin - from).rfind('\n');
    if (newline != std::string_view::npos) searched_line_ = offset_ + from + newline + 1;
    searched_ = std::max(searched_, begin);
    return searched_line_;
}

// Where in the buffer that begins which a message about `at` may show.
std::size_t Excerpt::context_before(std::size_t at) const {
    const std::size_t first = at - std::min(at, line_context);
    const std::size_t newline = all().substr(first, at - first).rfind('\n');
    return newline == std::string_view::npos ? first : first + newline + 1;
}

InputWindow::InputWindow(std::istream& in, std::uint32_t source, std::size_t piece) : in_(in), piece_(piece) {
    text_.source_ = source;
    while (view().size() < byte_order_mark.size() && more()) {
    }
    if (view().starts_with(byte_order_mark)) {
        text_.buffer_.erase(text_.buffer_.begin(), text_.buffer_.begin() + byte_order_mark.size());
        text_.offset_ = text_.line_begin_ = text_.searched_line_ = byte_order_mark.size();
    }
}

bool InputWindow::more() {
    if (at_end_) return false;
    std::vector<char>& buffer = text_.buffer_;
    const std::size_t before = buffer.size();
    const std::size_t wanted = std::max(piece_, view().size());
    buffer.resize(before + wanted);
    in_.read(buffer.data() + before, static_cast<std::streamsize>(wanted));
    const auto got = static_cast<std::size_t>(in_.gcount());
    buffer.resize(before + got);
    at_end_ = got < wanted;
    return got > 0;
}

void InputWindow::consume(std::size_t count) {
    text_.line_ = text_.line_at(count);
    text_.line_begin_ = text_.searched_line_ = text_.line_begin(count);
    text_.searched_ = 0;
    text_.start_ += count;
    text_.offset_ += count;
    text_.seen_ = 0;
    text_.seen_lines_ = 0;
    // Let go of the consumed bytes when they outweigh the rest, so that moving stays linear.
    if (text_.start_ > piece_ && text_.start_ > text_.buffer_.size() / 2) {
        const std::size_t keep = text_.context_before(text_.start_);
        text_.buffer_.erase(text_.buffer_.begin(), text_.buffer_.begin() + static_cast<std::ptrdiff_t>(keep));
        text_.start_ -= keep;
    }
}

Excerpt InputWindow::take(std::size_t count) {
    Excerpt rest;
    const std::size_t end = text_.start_ + count;
    const std::size_t keep = text_.context_before(end);
    rest.buffer_.reserve(text_.buffer_.size() - keep + piece_);
    rest.buffer_.assign(text_.buffer_.begin() + static_cast<std::ptrdiff_t>(keep), text_.buffer_.end());
    rest.start_ = end - keep;
    rest.offset_ = text_.offset_ + count;
    rest.source_ = text_.source_;
    rest.line_ = text_.line_at(count);
    rest.line_begin_ = rest.searched_line_ = text_.line_begin(count);
    text_.end_ = end;  // what stands behind may be shown in messages
    return std::exchange(text_, std::move(rest));
}

bool InputWindow::done() { return view().empty() && !more(); }

}  // namespace bibconv::base
