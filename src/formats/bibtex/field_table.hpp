#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "formats/bibtex/dialect.hpp"

namespace bibconv::bibtex {

/// How a value is spelt in a .bib, where its kind (model::kind_of) does not say enough.
enum class Spelling : std::uint8_t {
    by_kind,
    pages,     ///< "117--128"
    language,  ///< babel's names
    places,    ///< biblatex' lists: "Munich and Berlin" is Munich; Berlin
    doi,       ///< without a resolver's address
    lower,     ///< a word in lower case: arXiv is arxiv
    archive,   ///< the same, but written "arXiv"
    genre,     ///< biblatex' key words: phdthesis
    pubstate,  ///< biblatex' key words: inpress
    arxiv,     ///< an identifier whose archive is known by the field
};

/// One correspondence, read in both directions.
struct FieldRow {
    std::string_view field;     ///< in the .bib
    std::string_view variable;  ///< neutral
    Written written = Written::both;
    /// Of which works: CSL types, or entry types with an @, parted by spaces; empty: of all.
    std::string_view works = {};
    Spelling spelling = Spelling::by_kind;
};

[[nodiscard]] std::span<const FieldRow> field_table() noexcept;

/// A field of the table as a number, which is compared at once.
using FieldId = std::uint16_t;
inline constexpr FieldId unlisted = 0xFFFF;  ///< of a field that is in no row
inline constexpr FieldId field_ids = 256;    ///< all others are less
[[nodiscard]] FieldId field_id(std::string_view field) noexcept;

/// What a row's condition looks at.
struct Work {
    std::string_view csl;
    std::string_view type;  ///< entry type
};

struct Target {
    std::string name;
    Spelling spelling = Spelling::by_kind;
    Written written = Written::both;
    bool usual = false;  ///< this is the field that the variable becomes, whatever the work and the dialect
    bool words = false;  ///< key words are written out, for nobody translates them
};

/// The variable that a field is, if it is one. Aliases, which are read but not written, are asked for on their own.
[[nodiscard]] std::optional<Target> variable_of(std::string_view field, FieldId id, const Work& work, bool aliases);
[[nodiscard]] inline std::optional<Target> variable_of(std::string_view field, const Work& work, bool aliases) {
    return variable_of(field, field_id(field), work, aliases);
}

/// Whether the field is a list of names, of whatever work.
[[nodiscard]] bool is_list_of_names(std::string_view field, FieldId id);

/// The field that a variable becomes; `variable_of` leads back.
[[nodiscard]] Target field_of(std::string_view variable, const Work& work, Dialect dialect);

/// Whether `field_of` gives that field.
[[nodiscard]] bool is_field_of(std::string_view variable, std::string_view field, const Work& work, Dialect dialect);

/// The field of an entry that says which fields some variables were read from: "publisher=school", parted by spaces.
inline constexpr std::string_view field_names = "bibtex:field-names";
void add_field_as_read(std::string& names, std::string_view variable, std::string_view field);
/// Whether the dialect lets a field have its name in spite of a more usual one: biblatex' old names are not written.
[[nodiscard]] bool keeps_name(std::string_view field, const Work& work, Dialect dialect);
/// The field that the variable was read from; "" when it is the usual one.
[[nodiscard]] std::string_view field_as_read(std::string_view names, std::string_view variable);

/// Behind everything that has a meaning to us, but for the overrides of a page.
inline constexpr std::size_t raw_rank = 1000;

/// The field that such a field stands behind because it is about it: `author` for `author+an`; "" for most.
[[nodiscard]] std::string_view companion_of(std::string_view field) noexcept;

/// Where the field stands in an entry: less is earlier.
[[nodiscard]] std::size_t rank_of(std::string_view field) noexcept;

}  // namespace bibconv::bibtex
