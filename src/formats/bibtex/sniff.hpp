#pragma once

#include <string_view>

#include "formats/bibtex/dialect.hpp"

namespace bibconv::bibtex {

/// Whether a text that begins so is a .bib in which more speaks for that dialect than for the other. In doubt it is
/// BibTeX's.
[[nodiscard]] bool sniff(std::string_view head, Dialect dialect);

}  // namespace bibconv::bibtex
