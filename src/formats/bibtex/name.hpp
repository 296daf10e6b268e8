#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "bibconv/name.hpp"

namespace bibconv::bibtex {

/// Told of what is odd about a name: an id and a sentence.
using NameFault = std::function<void(std::string_view id, std::string message)>;

/// A list of names by BibTeX's algorithm (names at " and " outside of braces, parts by commas and
/// by the case of words), biblatex' `family=…, given=…`, organisations in braces, "and others".
[[nodiscard]] NameList parse_names(std::string_view latex, const NameFault& fault = {});

/// Whether names in biblatex' format have parts that a name has no place for: `given-i`, `id`,
/// `sortingnamekeytemplatename`.
[[nodiscard]] bool has_other_parts(std::string_view latex);

/// One annotation of each name that has one, by its number from 1: `{3="Kazuki Fujii"}`.
using Annotations = std::map<std::size_t, std::string>;

/// What a list of names has that its BibTeX spelling cannot say.
struct NameNotes {
    Annotations alias;     ///< `+an:alias`: the name in another script
    Annotations dropping;  ///< `+an:dropping`: the beginning of the particle that is dropped
    Annotations particle;  ///< `+an:particle`: the beginning of the family name that is a particle in spite of its case
};

struct WrittenNames {
    std::string latex;
    NameNotes notes;
};

/// `von Last, Jr, First and …`, protected where it would be read otherwise: `parse_names` and
/// `annotate` give the list back. With `ascii`, letters beyond ASCII have their names in LaTeX.
[[nodiscard]] WrittenNames write_names(const NameList& list, bool ascii = false);

/// Applies what the annotations say.
void annotate(NameList& list, const NameNotes& notes);

/// biblatex' data annotation syntax for literals: `1="…"; 3="…"`. False for anything else in it.
[[nodiscard]] bool parse_annotations(std::string_view latex, Annotations& annotations);
[[nodiscard]] std::string write_annotations(const Annotations& annotations);

}  // namespace bibconv::bibtex
