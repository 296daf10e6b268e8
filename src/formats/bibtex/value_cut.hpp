#pragma once

#include "formats/bibtex/cursor.hpp"

namespace bibconv::bibtex {

/// Where a field seems to begin inside of an open value.
struct Cut {
    static constexpr std::size_t none = std::string_view::npos;
    std::size_t at = none;
    std::size_t depth = none;  ///< of braces within the value

    explicit operator bool() const noexcept { return at != none; }
};

struct Cuts {
    Cut line;   ///< at the beginning of a line
    Cut comma;  ///< behind a comma
    [[nodiscard]] Cut best() const noexcept { return line ? line : comma; }
};

/// The likeliest places from `begin` to `end`: of those with the fewest open braces, the first.
[[nodiscard]] Cuts find_cuts(Cursor& cursor, std::size_t begin, std::size_t end, char close);

/// Whether a field seems to begin at `at`, behind a comma. Short names are probably mathematics.
[[nodiscard]] bool is_field_behind_comma(Cursor& cursor, std::size_t at, char close);

/// The text from `begin` to a cut, without what parts fields, and without an end that does not fit `opening`.
[[nodiscard]] std::string_view text_before_cut(std::string_view text, char opening);

}  // namespace bibconv::bibtex
