#include "formats/bibtex/lexer.hpp"

#include <algorithm>
#include <utility>

#include "formats/bibtex/cursor.hpp"

namespace bibconv::bibtex {
namespace {

class Lexer {
public:
    Lexer(std::string_view view, bool impatient) : cursor_(view), impatient_(impatient) {}

    RawItem item() {
        if (looks_like_item(cursor_.text(), 0)) {
            directive_or_entry();
        } else {
            text();
        }
        item_.length = cursor_.at();
        return std::move(item_);
    }
    [[nodiscard]] bool hit_end() const { return cursor_.hit_end(); }

private:
    // Up to the next item. One behind a % on its line is commented out, unless something stands right
    // before it: programs have lost the newline after their first line.
    void text() {
        bool comment = false;
        while (!cursor_.at_end()) {
            const char c = cursor_.peek();
            if (c == '\n' || c == '\r') comment = false;
            if (c == '%') comment = true;
            if (c == '@' && cursor_.at() > 0 && (!comment || glued()) && item_here()) return;
            cursor_.advance();
        }
    }

    [[nodiscard]] bool glued() const { return is_ascii_letter(cursor_.text()[cursor_.at() - 1]); }

    bool item_here() {
        std::size_t ahead = 1;
        while (is_space(cursor_.peek(ahead))) ++ahead;
        while (is_name_character(cursor_.peek(ahead)) && cursor_.peek(ahead) != '\0') ++ahead;
        while (is_space(cursor_.peek(ahead))) ++ahead;
        return looks_like_item(cursor_.text(), cursor_.at());
    }

    void directive_or_entry() {
        cursor_.advance();
        cursor_.skip_spaces();
        item_.word = cursor_.take_name();
        cursor_.skip_spaces();
        open_ = cursor_.at();
        close_ = cursor_.peek() == '(' ? ')' : '}';
        if (text::equal_ignoring_case(item_.word, "comment")) return comment();
        cursor_.advance();
        if (text::equal_ignoring_case(item_.word, "string")) return string();
        if (text::equal_ignoring_case(item_.word, "preamble")) return preamble();
        item_.kind = RawItem::Kind::entry;
        key();
        fields();
    }

    void comment() {
        item_.kind = RawItem::Kind::comment;
        const std::size_t begin = open_ + 1;
        std::size_t new_item = 0;  // the first line that looks like one
        cursor_.advance();
        for (std::size_t depth = 1; !cursor_.at_end(); cursor_.advance()) {
            const char c = cursor_.peek();
            if (c == '@' && new_item == 0 && cursor_.at_new_item()) {
                new_item = cursor_.at();
                if (impatient_) break;
            }
            if (c == '{' || (c == '(' && close_ == ')')) ++depth;
            if ((c == '}' || (c == ')' && close_ == ')')) && --depth == 0) {
                item_.body = cursor_.from(begin);
                cursor_.advance();
                return;
            }
        }
        if (new_item != 0) cursor_.move_to(new_item);
        unclosed(open_);
    }

    // BibTeX takes one definition; btparse, and with it biber, several.
    void string() {
        item_.kind = RawItem::Kind::string;
        do {
            definition();
        } while (item_.kind == RawItem::Kind::string && next_definition());
        end_of_directive();
    }

    void definition() {
        cursor_.skip_spaces();
        RawField field;
        const std::size_t begin = cursor_.at();
        field.name = cursor_.take_name();
        cursor_.skip_spaces();
        if (cursor_.peek() == '=') {
            cursor_.advance();
        } else {
            fault(Severity::error, "bibtex.missing-equals", "expected '=' in @string", {cursor_.at(), 1});
        }
        if (value(field, begin)) item_.fields.push_back(std::move(field));
    }

    bool next_definition() {
        cursor_.skip_spaces();
        if (cursor_.peek() != ',') return false;
        cursor_.advance();
        cursor_.skip_spaces();
        return starts_field();
    }

    void preamble() {
        item_.kind = RawItem::Kind::preamble;
        RawField field;
        if (value(field, cursor_.at())) item_.fields.push_back(std::move(field));
        end_of_directive();
    }

    void end_of_directive() {
        if (item_.kind == RawItem::Kind::broken) return;
        cursor_.skip_spaces();
        if (cursor_.peek() == ',') cursor_.advance();
        cursor_.skip_spaces();
        if (cursor_.peek() == close_) return cursor_.advance();
        unclosed(open_);
        recover_to_item();
    }

    // A key ends at a comma; people also forget the comma, or the key.
    void key() {
        cursor_.skip_spaces();
        const std::size_t begin = cursor_.at();
        while (!cursor_.at_end() && is_key_character(cursor_.peek())) cursor_.advance();
        std::size_t end = cursor_.at();
        cursor_.skip_spaces();
        if (cursor_.peek() == '=') {  // this was a field's name
            cursor_.move_to(begin);
            return no_key(begin);
        }
        while (end < cursor_.at() && !starts_field()) {  // a key with spaces in it
            const std::size_t word = cursor_.at();
            if (cursor_.text().substr(end, word - end).find('\n') != std::string_view::npos) break;
            while (!cursor_.at_end() && is_key_character(cursor_.peek())) cursor_.advance();
            if (cursor_.at() == word) break;
            end = cursor_.at();
            cursor_.skip_spaces();
        }
        item_.key = cursor_.text().substr(begin, end - begin);
        if (item_.key.empty()) {
            no_key(begin);
        } else if (item_.key.find_first_of(" \t\r\n") != std::string_view::npos) {
            fault(Severity::warning, "bibtex.key-space",
                  "the key '" + std::string(item_.key) + "' contains white space", {begin, item_.key.size()});
        }
        after_key(end);
    }

    void no_key(std::size_t at) { fault(Severity::warning, "bibtex.no-key", "the entry has no key", {at, 1}); }

    void after_key(std::size_t end) {
        if (cursor_.peek() == ',') return cursor_.advance();
        if (cursor_.at_end() || cursor_.peek() == close_ || cursor_.at_new_item()) return;
        missing_comma(end);
    }

    [[nodiscard]] bool is_key_character(char c) const {
        return !is_space(c) && c != ',' && c != '{' && c != '}' && c != '=' && c != '"' && !(c == ')' && close_ == ')');
    }

    // `name =` ahead.
    bool starts_field() {
        const std::size_t begin = cursor_.at();
        const bool named = !cursor_.take_name().empty();
        while (named && (cursor_.peek() == ' ' || cursor_.peek() == '\t')) cursor_.advance();
        const bool result = named && cursor_.peek() == '=';
        cursor_.move_to(begin);
        return result;
    }

    void fields() {
        for (;;) {
            while (is_space(cursor_.peek()) || cursor_.peek() == ',') cursor_.advance();
            if (cursor_.peek() == close_) return cursor_.advance();
            if (cursor_.at_end() || cursor_.at_new_item()) return unclosed_entry();
            if (cursor_.peek() == '%') {
                const std::size_t begin = cursor_.at();
                cursor_.skip_line();
                fault(Severity::warning, "bibtex.comment-in-entry", "BibTeX knows no comments inside an entry",
                      cursor_.place_from(begin));
            } else if (!field()) {
                return;
            }
        }
    }

    // All values are closed: only the end of the entry is missing, and the entry is good.
    void unclosed_entry() {
        fault(Severity::error, "bibtex.unclosed", "the entry opened here is never closed", {open_, 1});
        std::size_t end = cursor_.at();
        while (is_space(cursor_.text()[end - 1])) --end;
        cursor_.move_to(end);
    }

    bool field() {
        RawField field;
        const std::size_t begin = cursor_.at();
        field.name = cursor_.take_name();
        cursor_.skip_spaces();
        const bool opens = cursor_.peek() == '{' || cursor_.peek() == '"';
        if (field.name.empty() || (cursor_.peek() != '=' && !opens)) {
            fault(Severity::error, "bibtex.unexpected", "expected a field", {begin, 1});
            return recover_to_field();
        }
        if (cursor_.peek() == '=') {
            cursor_.advance();
        } else {
            fault(Severity::error, "bibtex.missing-equals", "expected '=' after '" + std::string(field.name) + "'",
                  {cursor_.at(), 1});
        }
        const bool good = value(field, begin);
        if (item_.kind == RawItem::Kind::broken) return false;
        if (!good) return recover_to_field();
        item_.fields.push_back(std::move(field));
        return after_field(cursor_.at());
    }

    bool after_field(std::size_t end) {
        cursor_.skip_spaces();
        if (cursor_.at_end() || cursor_.peek() == ',' || cursor_.peek() == close_ || cursor_.peek() == '%') return true;
        if (cursor_.at_new_item()) return true;
        if (starts_field()) {
            missing_comma(end);
            return true;
        }
        fault(Severity::error, "bibtex.unexpected", "expected ',' or the end of the entry", {cursor_.at(), 1});
        return recover_to_field();
    }

    void missing_comma(std::size_t end) {
        fault(Severity::error, "bibtex.missing-comma", "expected ','", {end - 1, 1});
    }

    // On with the next thing that looks like a field, or the end of the entry.
    bool recover_to_field() {
        std::size_t depth = 0;
        bool line_begins = false;
        for (; !cursor_.at_end(); cursor_.advance()) {
            const char c = cursor_.peek();
            if (cursor_.at_new_item()) return true;
            if (c == '{') ++depth;
            if (c == '}' && depth > 0) {
                --depth;
            } else if (depth == 0 && (c == ',' || c == close_)) {
                return true;
            }
            if (c == '\n') line_begins = true;
            if (depth > 0 || !line_begins || is_space(c)) continue;
            line_begins = false;
            if (starts_field()) return true;
        }
        return true;
    }

    bool value(RawField& field, std::size_t begin) {
        for (;;) {
            cursor_.skip_spaces();
            if (!piece(field)) return false;
            const std::size_t end = cursor_.at();
            field.place = cursor_.place_from(begin);
            cursor_.skip_spaces();
            if (cursor_.peek() != '#') {
                cursor_.move_to(end);
                return true;
            }
            cursor_.advance();
        }
    }

    bool piece(RawField& field) {
        const std::size_t begin = cursor_.at();
        Piece piece;
        if (cursor_.peek() == '{' || cursor_.peek() == '"') {
            if (!delimited(piece)) return false;
        } else {
            piece.text = cursor_.take_name();
            const bool number = std::ranges::all_of(piece.text, is_digit);
            piece.kind = number ? Piece::Kind::number : Piece::Kind::macro;
        }
        piece.place = cursor_.place_from(begin);
        if (piece.place.length == 0) {
            fault(Severity::error, "bibtex.no-value", "expected a value", {begin, 1});
            return false;
        }
        field.pieces.push_back(piece);
        return true;
    }

    // Up to the closing brace or quotation mark at the same depth.
    bool delimited(Piece& piece) {
        const std::size_t begin = cursor_.at();
        const bool quotes = cursor_.peek() == '"';
        piece.kind = quotes ? Piece::Kind::quotes : Piece::Kind::braces;
        cursor_.advance();
        bool stray = false;
        for (std::size_t depth = 0; !cursor_.at_end(); cursor_.advance()) {
            const char c = cursor_.peek();
            if (depth == 0 && c == (quotes ? '"' : '}')) {
                piece.text = cursor_.from(begin + 1);
                cursor_.advance();
                return true;
            }
            if (c == '@' && cursor_.at_new_item()) break;
            if (c == '{') ++depth;
            if (c != '}' || depth-- > 0) continue;
            if (!quote_in_line()) return ends_at_brace(piece, begin);
            depth = 0;
            if (std::exchange(stray, true)) continue;
            fault(Severity::error, "bibtex.unbalanced", "a closing brace without its opening one in this value",
                  cursor_.place_from(begin));
        }
        unclosed(begin);
        return false;
    }

    // Between quotation marks: whether they still end in this line. What was found holds for all braces before it.
    [[nodiscard]] bool quote_in_line() {
        if (cursor_.at() < next_quote_) return true;
        const std::size_t found = cursor_.text().find_first_of("\"\n", cursor_.at());
        if (found == std::string_view::npos) (void)cursor_.peek(cursor_.text().size());  // it may come yet
        const bool quote = found != std::string_view::npos && cursor_.text()[found] == '"';
        if (quote) next_quote_ = found;
        return quote;
    }

    // They do not: the brace is that of the entry.
    bool ends_at_brace(Piece& piece, std::size_t begin) {
        piece.text = trimmed(cursor_.from(begin + 1));
        fault(Severity::error, "bibtex.unclosed", "the quotation mark opened here is never closed", {begin, 1});
        return true;
    }

    void unclosed(std::size_t at) {
        const char opening = cursor_.text()[at];
        const std::string what = opening == '"' ? "quotation mark" : opening == '(' ? "parenthesis" : "brace";
        fault(Severity::error, "bibtex.unclosed", "the " + what + " opened here is never closed", {at, 1});
        item_.kind = RawItem::Kind::broken;
    }

    // Only the item that cannot be read is lost.
    void recover_to_item() {
        while (!cursor_.at_end() && !cursor_.at_new_item()) cursor_.advance();
    }

    void fault(Severity severity, std::string_view id, std::string message, Place place) {
        item_.faults.push_back({severity, id, std::move(message), place});
    }

    Cursor cursor_;
    RawItem item_;
    std::size_t next_quote_ = 0;  // sought from a brace before it
    std::size_t open_ = 0;
    char close_ = '}';
    bool impatient_;
};

}  // namespace

bool looks_like_item(std::string_view text, std::size_t at) noexcept {
    const auto skip_spaces = [&] {
        while (at < text.size() && is_space(text[at])) ++at;
    };
    if (at >= text.size() || text[at] != '@') return false;
    ++at;
    skip_spaces();
    const std::size_t begin = at;
    while (at < text.size() && is_name_character(text[at])) ++at;
    const std::string_view word = text.substr(begin, at - begin);
    if (word.empty() || is_digit(word.front()) || word.find('.') != std::string_view::npos) return false;
    skip_spaces();
    return at < text.size() && (text[at] == '{' || text[at] == '(');
}

std::optional<RawItem> lex_item(std::string_view view, bool complete, bool impatient) {
    Lexer lexer(view, impatient);
    RawItem item = lexer.item();
    if (lexer.hit_end() && !complete) return std::nullopt;
    return item;
}

}  // namespace bibconv::bibtex
