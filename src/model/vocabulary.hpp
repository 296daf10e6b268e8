#pragma once

#include <span>
#include <string_view>

namespace bibconv::model {

/// Which alternative of `Value` a variable has.
enum class Kind {
    text,      ///< RichText
    verbatim,  ///< std::string: identifiers, URLs, codes; never decoded, never re-cased
    number,    ///< std::string: numbers and number ranges, with a plain hyphen ("117-128")
    names,     ///< NameList
    date,      ///< Date
    links,     ///< std::string holding one URL or path, or RichText with Link nodes whose text names them
};

struct Variable {
    std::string_view name;
    Kind kind;
    bool csl;  ///< in CSL 1.0.2; the others are bibconv's own and live in CSL-JSON's `custom`
};

/// Every variable with a meaning to more than one format.
[[nodiscard]] std::span<const Variable> variables() noexcept;

/// The prefix of a name that one format alone knows: "page" of "page:row"; "" for all others. A format whose fields
/// keep their names has its prefix in the list behind this.
[[nodiscard]] std::string_view owner_of(std::string_view name) noexcept;

/// By exact name; null for names with a prefix ("bibtex:timestamp") and for unknown ones.
[[nodiscard]] const Variable* find_variable(std::string_view name) noexcept;

/// The kind of any field name: of a variable, else by prefix ("page:…" is text, the rest verbatim).
[[nodiscard]] Kind kind_of(std::string_view name) noexcept;

/// Whether a field says only how another format spells what the entry says anyway: `bibtex:type` is one of several
/// entry types of the same CSL type. Formats that have no word for it lose nothing.
[[nodiscard]] bool says_how_not_what(std::string_view name) noexcept;

/// What the names of fields begin with that keep how another one was written, where that says more than its variable:
/// `bibtex:source:author`.
inline constexpr std::string_view source_prefix = "bibtex:source:";

/// Whether it is the name of such a field.
[[nodiscard]] bool keeps_spelling(std::string_view name) noexcept;

/// The 45 types of CSL 1.0.2 (Appendix III) and "software".
[[nodiscard]] std::span<const std::string_view> csl_types() noexcept;
[[nodiscard]] bool is_csl_type(std::string_view type) noexcept;

}  // namespace bibconv::model
