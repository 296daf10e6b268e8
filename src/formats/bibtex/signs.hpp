#pragma once

#include "formats/bibtex/cursor.hpp"

// What seems to stand at a place, told from its look. Nothing is consumed. Where something was left open, these are the
// places at which it was probably meant to end.
namespace bibconv::bibtex {

/// Whether only blanks stand between `at` and the beginning of its line.
[[nodiscard]] bool begins_line(std::string_view text, std::size_t at) noexcept;

/// Whether `@word{` begins an entry: it does not where the word is that of a directive, or looks like an address.
[[nodiscard]] bool is_entry_type(std::string_view word) noexcept;

/// `@word{` or `@word(`, as BibTeX takes it: white space is allowed before and behind the word.
[[nodiscard]] bool is_item(Cursor& cursor, std::size_t at) noexcept;

/// `@word{key,`, `@string{…`: what nobody writes by chance. The key or the comma may be missing.
[[nodiscard]] bool is_new_item(Cursor& cursor, std::size_t at) noexcept;

/// `@word key, name =`: the brace is missing.
[[nodiscard]] bool is_item_without_brace(Cursor& cursor, std::size_t at) noexcept;

/// `article{key,`: the sign is missing before what is a known entry type.
[[nodiscard]] bool is_entry_without_sign(Cursor& cursor, std::size_t at) noexcept;

/// `name =`
[[nodiscard]] bool is_assignment(Cursor& cursor, std::size_t at) noexcept;

/// A field: `name = {`, `name = "`, or `name = word` and then a comma or the end of the line or, `close`, of the entry.
[[nodiscard]] bool is_field(Cursor& cursor, std::size_t at, char close) noexcept;

/// The end of an entry by the other bracket than the one that was opened: the next item follows, or nothing.
[[nodiscard]] bool closes_wrongly(Cursor& cursor, std::size_t at, char close) noexcept;

/// Whether a value seems to end before `at`: another field or the end of the entry follows.
[[nodiscard]] bool ends_value(Cursor& cursor, std::size_t at, char close) noexcept;

/// The field, or the `close` again, that stands at `at`, behind the end of an entry; npos: neither.
[[nodiscard]] std::size_t part_behind_end(Cursor& cursor, std::size_t at, char close) noexcept;

/// Whether an entry goes on at `at`, behind what looked like its end: so it is if its end comes again, before the next
/// item.
[[nodiscard]] bool goes_on(Cursor& cursor, std::size_t at, char close) noexcept;

}  // namespace bibconv::bibtex
