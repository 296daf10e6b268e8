#pragma once

#include <iosfwd>

#include "bibconv/format.hpp"
#include "formats/bibtex/dialect.hpp"

namespace bibconv::bibtex {

/// Reads a .bib item by item. `format` is the name that the sources of the items get.
void read(std::istream& in, ItemSink& sink, const ReadContext& context, Dialect dialect, std::string_view format);

/// Whether a text that begins so is a .bib.
[[nodiscard]] bool sniff(std::string_view head);

}  // namespace bibconv::bibtex
