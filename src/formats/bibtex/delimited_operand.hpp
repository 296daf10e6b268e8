#pragma once

#include "formats/bibtex/lexing.hpp"

namespace bibconv::bibtex {

/// Reads an operand between braces or quotation marks. Where it is never closed, reading goes on at the place at which
/// it was probably meant to end.
void lex_delimited(Lexing& lexing, Piece& piece);

}  // namespace bibconv::bibtex
