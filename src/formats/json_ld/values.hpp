#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bibconv/item.hpp"
#include "markup/plain_characters.hpp"

namespace bibconv::json_ld {

/// A value as plain text: markup dropped, mathematics and raw markup as near as plain characters come. Names and dates
/// have none.
[[nodiscard]] markup::PlainCharacters plain_value(const Value& value);

/// A string that is no rich text without the TeX commands that its reader did not understand.
[[nodiscard]] std::string without_tex(const std::string& text);

/// The address when it is one of the web (http or https), fit for schema.org's URL; nothing for any other.
[[nodiscard]] std::optional<std::string> web_url(std::string_view address);

}  // namespace bibconv::json_ld
