#pragma once

#include <cstdint>
#include <string_view>

#include "text/word_list.hpp"

namespace bibconv::bibtex {

/// The two vocabularies of .bib files, BibTeX's own and biblatex'. Readers take both; writers keep to one.
enum class Dialect : std::uint8_t { classic = 1, modern = 2 };

/// In which dialects a row of a table is written.
enum class Written : std::uint8_t { never = 0, classic = 1, modern = 2, both = 3 };

[[nodiscard]] constexpr bool written_in(Written written, Dialect dialect) noexcept {
    return (static_cast<unsigned>(written) & static_cast<unsigned>(dialect)) != 0;
}

using text::lists;

}  // namespace bibconv::bibtex
