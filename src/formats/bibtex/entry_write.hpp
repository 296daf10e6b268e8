#pragma once

#include <string>

#include "bibconv/format.hpp"
#include "bibconv/item.hpp"
#include "formats/bibtex/dialect.hpp"

namespace bibconv::bibtex {

/// The canonical form of an entry under that key, without a newline at its end. Its own canonical
/// form, read again, is the same.
[[nodiscard]] std::string render_entry(const Entry& entry, const std::string& key, Dialect dialect,
                                       const WriteContext& context);

}  // namespace bibconv::bibtex
