#pragma once

#include <iosfwd>

#include "bibconv/format.hpp"

namespace bibconv::bibtex {

/// Adds the keys that entries of the file take fields over from: what their `crossref`, `xdata` and
/// `related` say.
/// The stream must know its place (`tellg`).
void find_references(std::istream& in, KeySet& keys);

/// Whether a field of that name, in lower case, holds such keys.
[[nodiscard]] bool is_reference(std::string_view field) noexcept;

/// The keys of a list: "a, b".
void add_keys(std::string_view list, KeySet& keys);

}  // namespace bibconv::bibtex
