#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "formats/bibtex/raw.hpp"

namespace bibconv::bibtex {

/// How far to look for the end of something open, beyond the sign that it was forgotten. Looking in vain uses it up,
/// reading on restores it: so time is proportional to the input, whatever it is.
class Patience {
public:
    /// So many bytes behind the line at which an item seems to begin may still belong to a value.
    [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }
    /// Whether an open @comment is sought to the end of the input: once.
    [[nodiscard]] bool for_comments() const noexcept { return for_comments_; }
    /// To be told of each item that was read.
    void note(const RawItem& item) noexcept;

private:
    static constexpr std::size_t most = std::size_t{1} << 20U;
    std::size_t bytes_ = most;
    bool for_comments_ = true;
};

/// The item at the beginning of `view`, which is not empty; nothing when the view may end inside of
/// it and `complete` does not say that the input ends there too. The views of the result are
/// into `view`. What is malformed is mended where it can be guessed what was meant, and reported.
[[nodiscard]] std::optional<RawItem> lex_item(std::string_view view, bool complete, const Patience& patience = {});

/// Whether `text` stays what it is between any two entries: the one before does not go on in it, and the one behind
/// is no part of what it leaves open.
[[nodiscard]] bool stays_text(std::string_view text);

/// Whether it ends in `@word`, whose brace other text could begin with.
[[nodiscard]] bool lacks_brace(std::string_view text);

/// Whether an item seems to begin at `at`: `@word{` or `@word(`.
[[nodiscard]] bool looks_like_item(std::string_view text, std::size_t at) noexcept;

}  // namespace bibconv::bibtex
