#pragma once

#include <iosfwd>

#include "bibconv/format.hpp"

namespace bibconv::bibtex {

/// Whether the file has a word that is the name of such a field.
[[nodiscard]] bool may_refer(std::istream& in);

/// Finds the keys that entries of the file take fields over from, which is what their `crossref`, `xdata` and `related`
/// say, and the places of its entries and macros. Reports nothing.
void find_references(std::istream& in, const ReadContext& context, References& found);

/// Whether a field of that name, in lower case, holds such keys.
[[nodiscard]] bool is_reference(std::string_view field) noexcept;

/// The keys of a list: "a, b".
void add_keys(std::string_view list, KeySet& keys);

}  // namespace bibconv::bibtex
