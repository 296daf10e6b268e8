#pragma once

#include <string>
#include <string_view>

#include "bibconv/name.hpp"

namespace bibconv::model {

/// The name as it stands in running text: "Ludwig van Beethoven", "Martin Luther King Jr.". A name in
/// Chinese, Japanese or Korean letters has the family name first: "服部 翔". A literal stays as it is.
[[nodiscard]] std::string display_name(const Name& name);

/// The parts of a name in running text, by BibTeX's rule for "First von Last": what stands between the
/// first and the last word in lower case is the particle. One word is a family name; what has a comma is
/// no name in running form and becomes a literal. For text with single spaces, `display_name` gives it back.
[[nodiscard]] Name parse_display_name(std::string_view text);

}  // namespace bibconv::model
