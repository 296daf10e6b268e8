#pragma once

#include <string_view>

namespace bibconv::base {

/// U+FEFF in UTF-8, which some editors put before a text.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace bibconv::base
