#include "formats/bibtex/directive_lexer.hpp"

#include "formats/bibtex/signs.hpp"
#include "formats/bibtex/value_lexer.hpp"

namespace bibconv::bibtex {
namespace {

// At the end of a directive, or where it should have ended: what could be read of it holds.
void end_directive(Lexing& lexing) {
    Cursor& cursor = lexing.cursor;
    const std::size_t end = cursor.at();
    cursor.skip_spaces();
    if (cursor.peek() == ',') cursor.advance();
    cursor.skip_spaces();
    if (cursor.peek() == lexing.close) return cursor.advance();
    if (!lexing.told) lexing.unclosed(lexing.open);
    RawItem& item = lexing.item;
    item.cut_off = cursor.at_end();
    if (item.fields.empty()) {
        item.kind = RawItem::Kind::broken;
        while (!cursor.at_end() && !(begins_line(cursor.text(), cursor.at()) && is_new_item(cursor, cursor.at()))) {
            cursor.advance();
        }
        item.cut_off = cursor.at_end();
    } else {
        cursor.move_to(end);
        cursor.trim();
    }
}

// False where the directive breaks off.
bool definition(Lexing& lexing) {
    Cursor& cursor = lexing.cursor;
    cursor.skip_spaces();
    RawField field;
    const std::size_t begin = cursor.at();
    field.name = cursor.take_name();
    cursor.skip_spaces();
    if (cursor.at_end() || is_new_item(cursor, cursor.at())) return false;
    if (cursor.peek() == '=') {
        cursor.advance();
    } else {
        lexing.error("bibtex.missing-equals", "expected '=' in @string", {cursor.at(), 1});
    }
    if (!lex_value(lexing, field, begin)) return false;
    lexing.item.fields.push_back(std::move(field));
    return true;
}

// BibTeX takes one definition; btparse, and with it biber, several.
bool next_definition(Lexing& lexing) {
    Cursor& cursor = lexing.cursor;
    const std::size_t end = cursor.at();
    std::size_t next = cursor.behind_spaces(end);
    const bool comma = cursor.look(next) == ',';
    if (comma) next = cursor.behind_spaces(next + 1);
    if (!is_assignment(cursor, next)) return false;
    if (!comma && !lexing.told) lexing.missing_comma(end);
    cursor.move_to(next);
    return true;
}

}  // namespace

void lex_string(Lexing& lexing) {
    lexing.item.kind = RawItem::Kind::string;
    while (definition(lexing) && next_definition(lexing)) {
    }
    end_directive(lexing);
}

void lex_preamble(Lexing& lexing) {
    lexing.item.kind = RawItem::Kind::preamble;
    RawField field;
    if (lex_value(lexing, field, lexing.cursor.at())) lexing.item.fields.push_back(std::move(field));
    end_directive(lexing);
}

void lex_comment(Lexing& lexing, bool impatient) {
    RawItem& item = lexing.item;
    Cursor& cursor = lexing.cursor;
    item.kind = RawItem::Kind::comment;
    const std::size_t begin = cursor.at();
    std::size_t new_item = 0;  // the first line that looks like one
    const bool round = lexing.close == ')';
    for (std::size_t depth = 1; !cursor.at_end(); cursor.advance()) {
        const char c = cursor.peek();
        if (c == '@' && new_item == 0 && begins_line(cursor.text(), cursor.at()) && is_new_item(cursor, cursor.at())) {
            new_item = cursor.at();
            if (impatient) break;
        }
        if (c == '{' || (round && c == '(')) ++depth;
        if ((c == '}' || (round && c == ')')) && --depth == 0) {
            item.body = cursor.from(begin);
            return cursor.advance();
        }
    }
    item.cut_off = cursor.at_end();
    if (new_item != 0) cursor.move_to(new_item);
    lexing.unclosed(lexing.open);
    item.kind = RawItem::Kind::broken;
}

}  // namespace bibconv::bibtex
