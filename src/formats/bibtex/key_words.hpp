#pragma once

#include <string_view>

#include "formats/bibtex/field_table.hpp"

// Key words that biblatex translates: `type = {phdthesis}`, `pubstate = {inpress}`.
namespace bibconv::bibtex {

/// The words behind a key word of fields that are spelt so; "" for any other text.
[[nodiscard]] std::string_view words_of_key(Spelling spelling, std::string_view key) noexcept;

/// The inverse.
[[nodiscard]] std::string_view key_of_words(Spelling spelling, std::string_view words) noexcept;

}  // namespace bibconv::bibtex
