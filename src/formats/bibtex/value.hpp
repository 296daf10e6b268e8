#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bibconv/item.hpp"
#include "formats/bibtex/field_table.hpp"
#include "formats/bibtex/name.hpp"
#include "markup/latex.hpp"

namespace bibconv::bibtex {

/// What reading a value may have to tell.
struct ValueListener {
    markup::UnknownCommand unknown_command;
    NameFault name_fault;
};

/// A raw value as the value of a variable; nothing when it has more to say than the variable can hold.
[[nodiscard]] std::optional<Value> read_value(std::string_view latex, const Target& target,
                                              const ValueListener& listener);

/// Whether it has BibLaTeX's words around page numbers, `\psqq` or `\pno`.
[[nodiscard]] bool has_page_words(std::string_view latex);

/// The inverse, for everything but lists of names.
[[nodiscard]] std::string write_value(const Value& value, const Target& target, std::string_view variable);

/// A text whose no-break spaces stay as they are. A tie would part the words of a name, and say of a date in EDTF that
/// it is approximate.
[[nodiscard]] std::string encode_without_ties(std::string_view text);

/// Raw LaTeX from elsewhere, made safe to stand between braces.
[[nodiscard]] std::string balanced(std::string_view latex);

}  // namespace bibconv::bibtex
