#pragma once

#include <string_view>

namespace bibconv::bibtex {

/// Whether biblatex' data model (3.18, blx-dm.def) gives fields to the entry type, or to what it is an alias of.
[[nodiscard]] bool in_data_model(std::string_view type);

/// Whether it gives this field to the type. Annotations (`author+an`) go with their field.
[[nodiscard]] bool in_data_model(std::string_view type, std::string_view field);

/// What the field is an alias of: `location` for `address`; most are none, and mean themselves.
[[nodiscard]] std::string_view meaning_of_field(std::string_view field);

}  // namespace bibconv::bibtex
