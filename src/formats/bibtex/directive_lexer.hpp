#pragma once

#include "formats/bibtex/lexing.hpp"

namespace bibconv::bibtex {

/// Reads what stands behind the opening brace of a `@string`, a `@preamble` or a `@comment`.
void lex_string(Lexing& lexing);
void lex_preamble(Lexing& lexing);
/// `impatient`: an open comment ends before the next line that looks like an item.
void lex_comment(Lexing& lexing, bool impatient);

}  // namespace bibconv::bibtex
