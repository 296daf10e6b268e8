#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "formats/bibtex/dialect.hpp"

namespace bibconv::bibtex {

/// One correspondence of an entry type and a CSL type, read in both directions.
struct TypeRow {
    std::string_view type;
    std::string_view csl;
    Written written = Written::never;
    std::string_view needs = {};    ///< reading: one of these fields is there
    std::string_view without = {};  ///< reading: none of these is
    std::string_view subtype = {};  ///< `entrysubtype`, read and written
    std::string_view genre = {};    ///< what the type itself says
    std::string_view word = {};     ///< reading: that is in one of the fields that it needs
};

/// All of them. Read from top to bottom: the first row that fits an entry is its type, the first row of a CSL type
/// that a dialect writes is its entry type.
[[nodiscard]] std::span<const TypeRow> type_table() noexcept;

/// The value of a field of the entry, "" when it is absent.
using FieldOf = std::function<std::string_view(std::string_view name)>;

struct WorkType {
    std::string_view csl;    ///< never empty
    std::string_view genre;  ///< what the entry type says beyond that: "PhD thesis"
    bool subtype_used;       ///< the field `entrysubtype` says nothing more
};

/// What an entry of a .bib is. `type` is in lower case.
[[nodiscard]] WorkType work_type(std::string_view type, const FieldOf& field);

struct EntryType {
    std::string_view name;     ///< "inproceedings"
    std::string_view subtype;  ///< for the field `entrysubtype`; usually empty
    std::string_view genre;    ///< said by the entry type alone, so that `type` need not repeat it
};

/// How a dialect writes a CSL type with that genre.
[[nodiscard]] EntryType entry_type(std::string_view csl, std::string_view genre, Dialect dialect);

/// Whether styles of the dialect may know the entry type: classic ones do not know BibLaTeX's. What is nobody's is not
/// for us to judge.
[[nodiscard]] bool is_known_in(std::string_view type, Dialect dialect);

/// The field that has the entry type where the dialect does not know it.
inline constexpr std::string_view type_elsewhere = "entrytype";
/// Whether `meant` is written as `type` in the classic dialect, which does not know it.
[[nodiscard]] bool stands_for(std::string_view type, std::string_view meant, const FieldOf& field);

/// What the entry type says of the genre: "PhD thesis" for phdthesis.
[[nodiscard]] std::string_view genre_of_type(std::string_view type);

}  // namespace bibconv::bibtex
