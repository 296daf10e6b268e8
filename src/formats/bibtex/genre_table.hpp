#pragma once

#include <string_view>

namespace bibconv::bibtex {

/// The words behind biblatex' key words of `type`: "PhD thesis" for phdthesis; "" for any other text.
[[nodiscard]] std::string_view genre_of_key(std::string_view key) noexcept;

/// The inverse.
[[nodiscard]] std::string_view key_of_genre(std::string_view genre) noexcept;

}  // namespace bibconv::bibtex
