#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bibconv::cli {

/// A line of source and a second one that points at `length` bytes from `column` (in bytes, from 1):
///
///        42 |   month = {13},
///           |            ^~
///
/// Tabs become spaces, characters that a terminal would obey become U+FFFD, and of a long line only the
/// surroundings of the place are shown. "" when there is nothing to show.
[[nodiscard]] std::string snippet(std::string_view line_text, std::uint32_t line, std::uint32_t column,
                                  std::uint64_t length);

}  // namespace bibconv::cli
