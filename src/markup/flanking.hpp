#pragma once

#include <cstddef>
#include <string_view>

namespace bibconv::markup {

/// What a run of stars or low lines may do where it stands (CommonMark 0.30, 6.2).
struct Flanking {
    bool opens = false, closes = false;
};

/// The run of '*' or '_' in UTF-8 from `begin` up to `end`. The edges of the text count as white space.
[[nodiscard]] Flanking flanking(std::string_view text, std::size_t begin, std::size_t end);

/// The same of a sign that will stand between `before` and `after`.
[[nodiscard]] Flanking flanking(char sign, char32_t before, char32_t after) noexcept;

}  // namespace bibconv::markup
