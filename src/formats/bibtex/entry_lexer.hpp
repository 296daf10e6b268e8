#pragma once

#include "formats/bibtex/lexing.hpp"

namespace bibconv::bibtex {

/// Reads key and fields of an entry, from behind its opening brace.
void lex_entry(Lexing& lexing);

}  // namespace bibconv::bibtex
