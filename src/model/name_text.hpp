#pragma once

#include <string>
#include <string_view>

#include "bibconv/name.hpp"

namespace bibconv::model {

/// The name in running text: "Ludwig van Beethoven", "Martin Luther King Jr."; Chinese, Japanese and Korean names
/// with the family name first ("服部 翔"); an organisation's name as it is.
[[nodiscard]] std::string display_name(const Name& name);

/// The inverse, by BibTeX's rule for "First von Last" (btxdoc, section 4): the last word is the family name, words
/// before it that begin in lower case are its particle. A name with Chinese, Japanese or Korean characters begins
/// with the family name. Of a text with single spaces, `display_name` gives the text back.
[[nodiscard]] Name parse_display_name(std::string_view text);

}  // namespace bibconv::model
