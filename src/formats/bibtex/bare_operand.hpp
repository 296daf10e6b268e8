#pragma once

#include "formats/bibtex/lexing.hpp"

namespace bibconv::bibtex {

/// Reads a number, a macro, or text whose braces were forgotten. False when there is none, which is told.
bool lex_bare(Lexing& lexing, Piece& piece);

}  // namespace bibconv::bibtex
