#pragma once

#include <cstdint>
#include <string_view>

namespace bibconv::bibtex {

/// The two vocabularies of .bib files, BibTeX's own and biblatex'. Readers take both; writers keep to one.
enum class Dialect : std::uint8_t { classic = 1, modern = 2 };

/// In which dialects a row of a table is written.
enum class Written : std::uint8_t { never = 0, classic = 1, modern = 2, both = 3 };

[[nodiscard]] constexpr bool written_in(Written written, Dialect dialect) noexcept {
    return (static_cast<unsigned>(written) & static_cast<unsigned>(dialect)) != 0;
}

/// Whether `word` is in a list of words parted by spaces.
[[nodiscard]] constexpr bool lists(std::string_view words, std::string_view word) noexcept {
    for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
    }
    return false;
}

}  // namespace bibconv::bibtex
