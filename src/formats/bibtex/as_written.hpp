#pragma once

#include <string>
#include <string_view>

#include "bibconv/item.hpp"
#include "formats/bibtex/field_table.hpp"
#include "model/vocabulary.hpp"

// LaTeX that says more than the variable which is read from it: a name with an `id`, `ngerman`, a command that we do
// not know. It goes along in `bibtex:source:FIELD` and counts as long as the variable still says the same.
namespace bibconv::bibtex {

using model::source_prefix;
inline constexpr std::string_view month_source = "bibtex:source:month";  // "8--10 July", of the date

/// Whether the variable's value leaves something of the LaTeX out.
[[nodiscard]] bool says_more(std::string_view latex, const Target& target, const Value& value);

/// Whether the LaTeX still means the value, and can stand between braces.
[[nodiscard]] bool still_says(std::string_view latex, const Target& target, const Value& value);

/// Whether only BibLaTeX can read it: `family=Doe, given=Jane, id=jd`.
[[nodiscard]] bool is_extended(std::string_view latex, const Value& value);

/// A second field for the language becomes such a field, unless it is the usual one and says what is written there
/// anyway.
void join_languages(Entry& entry, std::string_view usual);

}  // namespace bibconv::bibtex
