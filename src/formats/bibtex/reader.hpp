#pragma once

#include <iosfwd>
#include <memory>

#include "bibconv/format.hpp"
#include "formats/bibtex/dialect.hpp"

namespace bibconv::bibtex {

/// Reads a .bib. `format` is the name that the sources of the items get.
void read(std::istream& in, ItemSink& sink, const ReadContext& context, Dialect dialect, std::string_view format);

/// The same in passages.
[[nodiscard]] std::unique_ptr<Cutter> cut(std::istream& in, const ReadContext& context, Dialect dialect,
                                          std::string_view format);

}  // namespace bibconv::bibtex
