#pragma once

#include "bibconv/item.hpp"

namespace bibconv::bibtex {

/// BibLaTeX says by `editortype` what its editors did (and so on to `editorc`); CSL has a variable for each role.
void name_editors(Entry& entry);

/// Whether there is something for the inverse to do.
[[nodiscard]] bool has_editor_roles(const Entry& entry) noexcept;
/// The inverse, as far as there are fields.
void type_editors(Entry& entry);

}  // namespace bibconv::bibtex
