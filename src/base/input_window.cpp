#include "base/input_window.hpp"

#include <algorithm>
#include <cstring>

namespace bibconv::base {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t line_context = 400;  // bytes of a long line kept before the view, for messages

// Eight bytes at a time: places are asked for more often than any message needs them.
std::uint32_t newlines(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t low_bits = 0x7F7F7F7F7F7F7F7FU;
    std::uint32_t count = 0;
    for (; text.size() >= sizeof(std::uint64_t); text.remove_prefix(sizeof(std::uint64_t))) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), sizeof word);
        word ^= ones * '\n';  // a newline is a zero byte now, and the only one whose high bit stays clear below
        const std::uint64_t others = ((word & low_bits) + low_bits) | word;
        count += static_cast<std::uint32_t>((((~others & ~low_bits) >> 7U) * ones) >> 56U);  // sums up the bytes
    }
    return count + static_cast<std::uint32_t>(std::ranges::count(text, '\n'));
}

}  // namespace

InputWindow::InputWindow(std::istream& in, std::uint32_t source, std::size_t piece)
    : in_(in), source_(source), piece_(piece) {
    while (view().size() < byte_order_mark.size() && more()) {
    }
    if (view().starts_with(byte_order_mark)) {
        buffer_.erase(0, byte_order_mark.size());
        consumed_ = byte_order_mark.size();
    }
}

bool InputWindow::more() {
    if (at_end_) return false;
    const std::size_t before = buffer_.size();
    const std::size_t wanted = std::max(piece_, view().size());
    buffer_.resize(before + wanted);
    in_.read(buffer_.data() + before, static_cast<std::streamsize>(wanted));
    const auto got = static_cast<std::size_t>(in_.gcount());
    buffer_.resize(before + got);
    at_end_ = got < wanted;
    return got > 0;
}

void InputWindow::consume(std::size_t count) {
    line_ = line_at(count);
    start_ += count;
    consumed_ += count;
    seen_ = 0;
    seen_lines_ = 0;
    // Let go of the consumed bytes when they outweigh the rest, so that moving stays linear.
    if (start_ > piece_ && start_ > buffer_.size() / 2) {
        const std::size_t line_start = buffer_.rfind('\n', start_ - 1);
        const std::size_t wanted = line_start == std::string::npos ? 0 : line_start + 1;
        const std::size_t keep = std::max(wanted, start_ - std::min(start_, line_context));
        buffer_.erase(0, keep);
        start_ -= keep;
    }
}

bool InputWindow::done() { return view().empty() && !more(); }

std::uint32_t InputWindow::line_at(std::size_t begin) const {
    if (begin < seen_) {
        seen_ = 0;
        seen_lines_ = 0;
    }
    seen_lines_ += newlines(view().substr(seen_, begin - seen_));
    seen_ = begin;
    return line_ + seen_lines_;
}

Span InputWindow::span(std::size_t begin, std::size_t length) const {
    return {consumed_ + begin, length, source_, line_at(begin)};
}

Diagnostic InputWindow::diagnostic(Severity severity, std::string id, std::string message, std::size_t begin,
                                   std::size_t length) const {
    Diagnostic result{severity, std::move(id), std::move(message), span(begin, length), 0, {}};
    const std::size_t at = start_ + begin;
    const std::size_t newline = at == 0 ? std::string::npos : buffer_.rfind('\n', at - 1);
    const std::size_t line_begin = newline == std::string::npos ? 0 : newline + 1;
    std::size_t line_end = std::min(buffer_.find_first_of("\r\n", at), buffer_.size());
    line_end = std::min(line_end, at + line_context);
    result.column = static_cast<std::uint32_t>(at - line_begin + 1);
    result.line_text = buffer_.substr(line_begin, line_end - line_begin);
    return result;
}

}  // namespace bibconv::base
