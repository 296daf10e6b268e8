#pragma once

#include <string>
#include <utility>

#include "formats/bibtex/cursor.hpp"

namespace bibconv::bibtex {

/// What the parts of the lexer share while they read one item.
struct Lexing {
    /// What may end a value. Braces that balance are always right; where they do not, what looks like the next field
    /// is believed: at the beginning of a line, or where no line does, behind a comma.
    enum class Ends { braces, lines, commas };

    Cursor cursor;
    RawItem& item;
    std::size_t patience;  ///< so many bytes behind the sign of a new item may still belong to an open value
    std::size_t open = 0;  ///< the brace or parenthesis of the item
    char close = '}';
    Ends ends = Ends::braces;
    std::size_t hopeless = 0;  ///< up to here the real end of a value that ended too early was sought in vain
    bool told = false;         ///< something was open or closed too early: why the item does not end is known

    void fault(Severity severity, std::string_view id, std::string message, Place place) const {
        item.faults.push_back({severity, id, std::move(message), place});
    }
    void error(std::string_view id, std::string message, Place place) const {
        fault(Severity::error, id, std::move(message), place);
    }
    void unclosed(std::size_t at) {
        const char opening = cursor.text()[at];
        unclosed(at, opening == '"' ? "quotation mark" : opening == '(' ? "parenthesis" : "brace");
    }
    void unclosed(std::size_t at, const std::string& what) {
        error("bibtex.unclosed", "the " + what + " opened here is never closed", {at, 1});
        told = true;
    }
    void missing_comma(std::size_t end) const { error("bibtex.missing-comma", "expected ','", {end - 1, 1}); }
};

}  // namespace bibconv::bibtex
