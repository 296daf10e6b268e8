#pragma once

#include <string>

#include "bibconv/item.hpp"

namespace bibconv::bibtex {

/// BibLaTeX says by `editortype` what its editors did (and so on to `editorc`); CSL has a variable for each role.
/// Where it has a field of its own, too, the names of fields (`field_names`) say that it was not read from that.
void name_editors(Entry& entry, std::string& names_of_fields);

/// Whether there is something for the inverse to do.
[[nodiscard]] bool has_editor_roles(const Entry& entry);
/// The inverse, as far as there are fields.
void type_editors(Entry& entry);

}  // namespace bibconv::bibtex
