#pragma once

#include <string>
#include <string_view>

namespace bibconv::text {

/// Bytes that are not UTF-8, read as Latin-1 (with the characters that Windows puts into its gap).
[[nodiscard]] std::string from_latin1(std::string_view bytes);

/// Text as it is when it is UTF-8, else from Latin-1: all of it, or the few bytes that are wrong in UTF-8.
[[nodiscard]] std::string to_utf8(std::string_view bytes);

}  // namespace bibconv::text
