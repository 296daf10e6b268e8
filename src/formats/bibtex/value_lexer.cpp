#include "formats/bibtex/value_lexer.hpp"

#include <algorithm>

#include "formats/bibtex/signs.hpp"
#include "formats/bibtex/value_cut.hpp"

namespace bibconv::bibtex {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

// One operand of a value, and what is wrong with it.
class OperandLexer {
public:
    OperandLexer(Lexing& lexing, Piece& piece)
        : lexing_(lexing), cursor_(lexing.cursor), piece_(piece), begin_(cursor_.at()), opening_(cursor_.peek()) {}

    bool read() {
        if (opening_ == '{' || opening_ == '"') {
            delimited();
        } else if (!bare()) {
            return false;
        }
        piece_.place = cursor_.place_from(begin_);
        if (next_ != nowhere) cursor_.move_to(next_);
        return true;
    }

private:
    // Where the text of a delimited operand ends.
    struct End {
        enum class Kind {
            delimiter,  // as it should
            brace,      // between quotation marks: at a closing brace that is not the value's
            field,      // before what looks like the next field
            open,       // at the next item, or the end of the input
        };
        Kind kind;
        std::size_t at;
    };

    void delimited() {
        piece_.kind = opening_ == '"' ? Piece::Kind::quotes : Piece::Kind::braces;
        const End end = find_end();
        switch (end.kind) {
            case End::Kind::delimiter: return closed(end.at);
            case End::Kind::brace: return ends_at_brace(end.at);
            case End::Kind::field: return cut(Cut{end.at, 0});
            case End::Kind::open: return left_open(end.at);
        }
    }

    [[nodiscard]] bool quotes() const { return opening_ == '"'; }

    void ends(std::size_t text_end, std::size_t length) {
        piece_.text = cursor_.text().substr(begin_ + 1, text_end - begin_ - 1);
        cursor_.move_to(text_end + length);
    }

    End find_end() {
        std::size_t new_item = nowhere;
        std::size_t limit = nowhere;
        std::size_t depth = 0;
        const char closing = quotes() ? '"' : '}';
        std::size_t at = begin_ + 1;
        for (; at < limit && !cursor_.ends_at(at); ++at) {
            const char c = cursor_.look(at);
            if (c == closing && depth == 0) {
                if (new_item == nowhere || fits_behind(at + 1)) return {End::Kind::delimiter, at};
                break;
            }
            if (c == '{') ++depth;
            if (c == '@' && new_item == nowhere && begins_line(cursor_.text(), at) && is_new_item(cursor_, at)) {
                if (lexing_.ends != Lexing::Ends::braces) return {End::Kind::open, at};
                new_item = at;
                limit = at + lexing_.patience;
            }
            if (lexing_.ends != Lexing::Ends::braces && begins_field(at)) return {End::Kind::field, at};
            if (c != '}') continue;
            if (depth > 0) {
                --depth;
            } else if (new_item != nowhere) {
                break;
            } else if (quote_in_line(at)) {
                stray_brace();
            } else {
                return {End::Kind::brace, at};
            }
        }
        if (new_item == nowhere) return {End::Kind::open, at};
        lexing_.item.looked_ahead += at - new_item;
        return {End::Kind::open, new_item};
    }

    // Where braces do not balance.
    bool begins_field(std::size_t at) {
        const char before = cursor_.text()[at - 1];
        if (!is_ascii_letter(cursor_.look(at)) || !(is_space(before) || before == ',')) return false;
        if (begins_line(cursor_.text(), at)) return is_field(cursor_, at, lexing_.close);
        return lexing_.ends == Lexing::Ends::commas && follows_comma(at) &&
               is_field_behind_comma(cursor_, at, lexing_.close);
    }

    [[nodiscard]] bool follows_comma(std::size_t at) const {
        while (at > begin_ && is_space(cursor_.text()[at - 1])) --at;
        return cursor_.text()[at - 1] == ',';
    }

    void stray_brace() {
        if (stray_) return;
        stray_ = true;
        lexing_.error("bibtex.unbalanced", "a closing brace without its opening one in this value", {begin_, 1});
    }

    // Between quotation marks: whether they still end in this line. What was found holds for all braces before it.
    [[nodiscard]] bool quote_in_line(std::size_t at) {
        if (at < next_quote_) return true;
        const std::size_t found = cursor_.text().find_first_of("\"\r\n", at);
        if (found == nowhere) static_cast<void>(cursor_.ends_at(cursor_.text().size()));  // it may come yet
        const bool quote = found != nowhere && cursor_.text()[found] == '"';
        if (quote) next_quote_ = found;
        return quote;
    }

    void closed(std::size_t at) {
        if (!fits_behind(at + 1)) {
            if (quotes()) {  // it may be the mark that opens a later value
                if (const Cut field = find_cuts(cursor_, begin_ + 1, at, lexing_.close).best())
                    return open_before(field);
            }
            if (const std::size_t later = later_end(at + 1); later != nowhere) {
                if (!stray_) {
                    lexing_.error("bibtex.unbalanced",
                                  quotes() ? "a quotation mark in a value between quotation marks"
                                           : "a closing brace without its opening one in this value",
                                  {at, 1});
                }
                at = later;
            }
        }
        ends(at, 1);
    }

    // What may stand behind a value.
    bool fits_behind(std::size_t at) {
        at = cursor_.behind_spaces(at);
        const char c = cursor_.look(at);
        const bool operand = !quotes() && (c == '{' || c == '"');
        return c == ',' || c == '#' || c == '%' || c == lexing_.close || operand || cursor_.ends_at(at) ||
               is_new_item(cursor_, at) || is_assignment(cursor_, at);
    }

    // Whether the value seems to end before `at`, and another field or the end of the entry follows.
    bool ends_well(std::size_t at) {
        const std::size_t next = cursor_.behind_spaces(at);
        const char c = cursor_.look(next);
        if (c == lexing_.close) return true;
        if (c != ',') return begins_line(cursor_.text(), next) && is_field(cursor_, next, lexing_.close);
        const std::size_t behind = cursor_.behind_spaces(next + 1);
        return cursor_.look(behind) == lexing_.close || cursor_.ends_at(behind) || is_assignment(cursor_, behind);
    }

    // The delimiter that really ends the value, where the first one did not: before the next field begins.
    std::size_t later_end(std::size_t from) {
        std::size_t depth = 0;
        for (std::size_t at = from; !cursor_.ends_at(at); ++at) {
            const char c = cursor_.look(at);
            if (is_space(c) || c == ',') {
                const std::size_t next = cursor_.behind_spaces(at + 1);
                const bool parted = c == ',' || begins_line(cursor_.text(), next);
                if (parted && (is_assignment(cursor_, next) || is_new_item(cursor_, next))) return nowhere;
                at = next - 1;
                continue;
            }
            if (c == '{') ++depth;
            if (quotes() && c == '"' && depth == 0 && ends_well(at + 1)) return at;
            if (c != '}') continue;
            if (depth == 0) return !quotes() && ends_well(at + 1) ? at : nowhere;
            --depth;
        }
        return nowhere;
    }

    // The brace is the entry's, or it was typed for the quotation mark.
    void ends_at_brace(std::size_t at) {
        if (const Cut field = find_cuts(cursor_, begin_ + 1, at, lexing_.close).best()) return open_before(field);
        const bool instead = goes_on(cursor_, at + 1, lexing_.close);
        const bool told = lexing_.told;
        lexing_.unclosed(begin_);
        cursor_.move_to(at);
        cursor_.trim();
        ends(cursor_.at(), 0);
        if (!instead) return;
        cursor_.move_to(at + 1);
        lexing_.told = told;
    }

    void left_open(std::size_t at) {
        const Cuts cuts = find_cuts(cursor_, begin_ + 1, at, lexing_.close);
        if (const Cut field = cuts.best()) return open_before(field);
        lexing_.unclosed(begin_);
        lexing_.ends = Lexing::Ends::commas;
        const bool before_item = !cursor_.ends_at(at);
        cursor_.move_to(at);
        cursor_.trim();
        ends(std::max(cursor_.at(), begin_ + 1), 0);
        if (before_item) piece_.text = text_before_cut(piece_.text, opening_);
    }

    void open_before(Cut field) {
        const bool line = begins_line(cursor_.text(), field.at);
        lexing_.ends = std::max(lexing_.ends, line ? Lexing::Ends::lines : Lexing::Ends::commas);
        cut(field);
    }

    void cut(Cut field) {
        lexing_.unclosed(begin_);
        const std::string_view all = cursor_.text().substr(begin_ + 1, field.at - begin_ - 1);
        piece_.text = text_before_cut(all, opening_);
        cursor_.move_to(field.at);
        cursor_.trim();
        next_ = field.at;
    }

    // A number, a macro, or text whose braces were forgotten.
    bool bare() {
        const char c = opening_;
        if (c == ',' || c == lexing_.close || c == '%' || is_new_item(cursor_, begin_)) {
            lexing_.error("bibtex.no-value", "expected a value", {begin_, 1});
            return false;
        }
        if (cursor_.at_end()) return false;
        piece_.text = cursor_.take_name();
        if (piece_.text.empty() || !bare_ends()) {
            without_braces();
        } else {
            if (piece_.text.ends_with(';') && piece_.text.size() > 1) {
                piece_.text.remove_suffix(1);
                const std::size_t next = cursor_.behind_spaces(cursor_.at());
                if (!is_assignment(cursor_, next)) lexing_.missing_comma(cursor_.at());
            }
            const bool number = std::ranges::all_of(piece_.text, is_digit);
            piece_.kind = number ? Piece::Kind::number : Piece::Kind::macro;
        }
        return true;
    }

    bool bare_ends() {
        const std::size_t next = cursor_.behind_spaces(cursor_.at());
        const char c = cursor_.look(next);
        if (c == lexing_.close) {
            const bool same_line = cursor_.behind_blanks(cursor_.at()) == next;
            return !same_line || !goes_on(cursor_, next + 1, lexing_.close);
        }
        return c == ',' || c == '#' || c == '%' || cursor_.ends_at(next) || is_new_item(cursor_, next) ||
               is_assignment(cursor_, next) || ends_with_line(next);
    }

    // A number is whole, and no value goes on behind a blank line.
    [[nodiscard]] bool ends_with_line(std::size_t next) const {
        const auto between = cursor_.text().substr(cursor_.at(), next - cursor_.at());
        const auto lines = std::ranges::count(between, between.find('\n') == nowhere ? '\r' : '\n');
        return lines > 1 || (lines == 1 && std::ranges::all_of(piece_.text, is_digit));
    }

    void without_braces() {
        const std::size_t end = end_without_braces();
        const bool opening_missing = cursor_.look(end) == lexing_.close && goes_on(cursor_, end + 1, lexing_.close);
        piece_.kind = Piece::Kind::braces;
        cursor_.move_to(end);
        cursor_.trim();
        piece_.text = text_before_cut(cursor_.from(begin_), '{');
        lexing_.error("bibtex.unexpected",
                      opening_missing ? "expected '{' before this value" : "expected '{' and '}' around this value",
                      cursor_.place_from(begin_));
        if (opening_missing) cursor_.move_to(end + 1);
    }

    std::size_t end_without_braces() {
        std::size_t depth = 0;
        std::size_t at = begin_;
        for (; !cursor_.ends_at(at); ++at) {
            const char c = cursor_.look(at);
            if (c == '\n' || c == '\r') {
                const std::size_t next = cursor_.behind_blanks(at + 1);
                if (is_field(cursor_, next, lexing_.close) || is_new_item(cursor_, next)) break;
            }
            if (depth == 0 && (c == lexing_.close || (c == ',' && comma_ends(at + 1)))) break;
            if (c == '{') ++depth;
            if (c == '}' && depth > 0) --depth;
        }
        return at;
    }

    bool comma_ends(std::size_t at) {
        const char c = cursor_.look(cursor_.behind_blanks(at));
        return c == '\n' || c == '\r' || c == '\0' || ends_well(at - 1);
    }

    Lexing& lexing_;
    Cursor& cursor_;
    Piece& piece_;
    std::size_t begin_;
    char opening_;
    std::size_t next_ = nowhere;  // where to go on, if not behind the operand
    std::size_t next_quote_ = 0;  // sought from a brace before it
    bool stray_ = false;
};

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
        if (!OperandLexer(lexing, piece).read()) return !field.pieces.empty();
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
