#pragma once

#include "formats/bibtex/lexing.hpp"

namespace bibconv::bibtex {

/// Reads the operands of a value into `field`, which began at `begin`. False when there is none, which is told.
bool lex_value(Lexing& lexing, RawField& field, std::size_t begin);

/// For an entry that is not closed and ends with this value: if a field seems to begin within it, its own brace is the
/// missing one. Then it ends before that field, and reading goes on there.
bool end_before_field(Lexing& lexing, Piece& piece);

}  // namespace bibconv::bibtex
