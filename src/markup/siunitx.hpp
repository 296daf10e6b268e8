#pragma once

#include <string_view>

#include "bibconv/rich_text.hpp"

// Numbers and units as the package siunitx prints them.
namespace bibconv::markup {

/// `1.2e-5` is 1.2 × 10⁻⁵, `3(1)` stays, `2 +- 1` is 2 ± 1.
[[nodiscard]] RichText si_number(std::string_view tex);

/// `\kilo\metre\per\second` is km s⁻¹; units in letters stay: `km/h`.
[[nodiscard]] RichText si_unit(std::string_view tex);

/// `12;30;5` is 12°30′5″.
[[nodiscard]] RichText si_angle(std::string_view tex);

}  // namespace bibconv::markup
