#include "formats/bibtex/value_lexer.hpp"

#include "formats/bibtex/bare_operand.hpp"
#include "formats/bibtex/delimited_operand.hpp"
#include "formats/bibtex/value_cut.hpp"

namespace bibconv::bibtex {
namespace {

bool lex_operand(Lexing& lexing, Piece& piece) {
    const char c = lexing.cursor.peek();
    if (c != '{' && c != '"') return lex_bare(lexing, piece);
    lex_delimited(lexing, piece);
    return true;
}

}  // namespace

bool lex_value(Lexing& lexing, RawField& field, std::size_t begin) {
    Cursor& cursor = lexing.cursor;
    for (;;) {
        cursor.skip_spaces();
        while (cursor.peek() == '#') {
            lexing.error("bibtex.no-value", "expected a value", {cursor.at(), 1});
            cursor.advance();
            cursor.skip_spaces();
        }
        Piece piece;
        if (!lex_operand(lexing, piece)) return !field.pieces.empty();
        field.place = {begin, piece.place.begin + piece.place.length - begin};
        field.pieces.push_back(piece);
        const std::size_t end = cursor.at();
        cursor.skip_spaces();
        const char c = cursor.peek();
        if (c == '{' || c == '"') {
            lexing.error("bibtex.unexpected", "expected ',' or '#'", {cursor.at(), 1});
        } else if (c == '#') {
            cursor.advance();
        } else {
            cursor.move_to(end);
            return true;
        }
    }
}

bool end_before_field(Lexing& lexing, Piece& piece) {
    if (piece.kind != Piece::Kind::braces || piece.place.length < piece.text.size() + 2) return false;
    const std::size_t begin = piece.place.begin;
    Cursor& cursor = lexing.cursor;
    const Cuts cuts = find_cuts(cursor, begin + 1, begin + piece.place.length - 1, lexing.close);
    const Cut field = cuts.line.depth == 0 ? cuts.line : cuts.comma;
    if (!field || field.depth != 0) return false;
    lexing.unclosed(begin);
    lexing.ends = cuts.line.depth == 0 ? Lexing::Ends::lines : Lexing::Ends::commas;
    piece.text = text_before_cut(cursor.text().substr(begin + 1, field.at - begin - 1), '{');
    cursor.move_to(field.at);
    cursor.trim();
    piece.place = cursor.place_from(begin);
    cursor.move_to(field.at);
    return true;
}

}  // namespace bibconv::bibtex
