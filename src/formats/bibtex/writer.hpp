#pragma once

#include <iosfwd>
#include <memory>

#include "bibconv/format.hpp"
#include "formats/bibtex/dialect.hpp"

namespace bibconv::bibtex {

/// Writes a .bib: items read from the same `format` and not changed since as they were, all others canonically.
[[nodiscard]] std::unique_ptr<ItemSink> make_writer(std::ostream& out, const WriteContext& context, Dialect dialect,
                                                    std::string_view format);

}  // namespace bibconv::bibtex
