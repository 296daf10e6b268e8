#pragma once

#include <optional>
#include <string_view>

namespace bibconv::badge_page {

/// The lines of a text, one after the other, without their ends.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {}

    [[nodiscard]] bool done() const noexcept { return at_ > text_.size() || text_.empty(); }
    /// The line to be read next; empty at the end.
    [[nodiscard]] std::string_view peek() const noexcept {
        return done() ? std::string_view() : text_.substr(at_, text_.find('\n', at_) - at_);
    }
    std::string_view next() noexcept {
        const std::string_view line = peek();
        at_ += line.size() + 1;
        return line;
    }
    /// Where the next line begins.
    [[nodiscard]] std::size_t offset() const noexcept { return at_; }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

/// What stands between `prefix` and `suffix` when the text has both.
inline std::optional<std::string_view> between(std::string_view text, std::string_view prefix,
                                               std::string_view suffix) {
    if (text.size() < prefix.size() + suffix.size() || !text.starts_with(prefix) || !text.ends_with(suffix))
        return std::nullopt;
    return text.substr(prefix.size(), text.size() - prefix.size() - suffix.size());
}

}  // namespace bibconv::badge_page
