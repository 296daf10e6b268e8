#pragma once

#include <string_view>

namespace bibconv::markup {

/// Whether a line has only dashes in columns: pandoc cuts the lines of a table by them, wherever that may be, up to the
/// next line of dashes.
[[nodiscard]] bool has_columns(std::string_view markdown);

/// Whether code, a link, or an element's attributes may go on in a paragraph that follows on the next line. Rather too
/// often than not.
[[nodiscard]] bool may_go_on(std::string_view markdown);

}  // namespace bibconv::markup
