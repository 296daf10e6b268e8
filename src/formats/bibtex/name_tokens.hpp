#pragma once

#include <string>
#include <string_view>
#include <vector>

// Names as BibTeX sees them: raw LaTeX, cut where no brace is open.
namespace bibconv::bibtex {

/// The parts between `separator`s outside of braces, trimmed.
[[nodiscard]] std::vector<std::string_view> split_at(std::string_view latex, char separator);

/// The names between words "and" outside of braces, trimmed.
[[nodiscard]] std::vector<std::string_view> split_names(std::string_view latex);

/// The words of a name; a tie parts words as a space does.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view latex);

/// Whether BibTeX takes the word for a "von": its first letter that counts is lower case.
[[nodiscard]] bool is_von(std::string_view word);

/// Whether it is one group from end to end, and no special character: `{Barnes and Noble}`.
[[nodiscard]] bool is_group(std::string_view latex);

}  // namespace bibconv::bibtex
