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

/// The words of a name, and its commas outside of braces. A tie parts words as a space does.
struct NameTokens {
    struct Comma {
        std::size_t at;     ///< its place in the text
        std::size_t words;  ///< how many words stand before it
    };
    std::vector<std::string_view> words;
    std::vector<Comma> commas;
};

/// `tokens` is emptied and filled, so that one can serve for many names.
void tokenize(std::string_view latex, NameTokens& tokens);

/// The words alone, of a text in which a comma parts nothing.
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view latex);

/// Whether BibTeX takes the word for a "von": its first letter that counts is lower case.
[[nodiscard]] bool is_von(std::string_view word);

/// Whether it is one group from end to end, and no special character: `{Barnes and Noble}`.
[[nodiscard]] bool is_group(std::string_view latex);

}  // namespace bibconv::bibtex
