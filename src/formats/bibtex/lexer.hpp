#pragma once

#include <optional>
#include <string_view>

#include "formats/bibtex/raw.hpp"

namespace bibconv::bibtex {

/// The item at the beginning of `view`, which is not empty; nothing when the view may end inside of
/// it and `complete` does not say that the input ends there too. The views of the result are
/// into `view`. What is malformed is mended where it can be guessed what was meant, and reported.
/// `impatient`: an open @comment ends before the next line that looks like an item.
[[nodiscard]] std::optional<RawItem> lex_item(std::string_view view, bool complete, bool impatient);

/// Whether an item seems to begin at `at`: `@word{` or `@word(`.
[[nodiscard]] bool looks_like_item(std::string_view text, std::size_t at) noexcept;

}  // namespace bibconv::bibtex
