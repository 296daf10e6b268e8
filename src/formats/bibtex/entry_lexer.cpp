#include "formats/bibtex/entry_lexer.hpp"

#include <algorithm>
#include <utility>

#include "formats/bibtex/signs.hpp"
#include "formats/bibtex/value_lexer.hpp"

namespace bibconv::bibtex {
namespace {

class EntryLexer {
public:
    explicit EntryLexer(Lexing& lexing) : lexing_(lexing), cursor_(lexing.cursor), item_(lexing.item) {}

    void read() {
        constexpr std::size_t usual = 12;
        item_.fields.reserve(usual);
        key();
        while (part()) {
        }
    }

private:
    // A key ends at a comma; people also forget the comma, or the key.
    void key() {
        cursor_.skip_spaces();
        const std::size_t begin = cursor_.at();
        if (is_new_item(cursor_, begin)) return no_key(begin);
        skip_key_characters();
        std::size_t end = cursor_.at();
        cursor_.skip_spaces();
        if (cursor_.peek() == '=') {  // this was a field's name
            cursor_.move_to(begin);
            return no_key(begin);
        }
        while (end < cursor_.at() && !is_assignment(cursor_, cursor_.at())) {  // a key with spaces in it
            const std::size_t word = cursor_.at();
            if (cursor_.text().substr(end, word - end).find_first_of("\r\n") != std::string_view::npos) break;
            skip_key_characters();
            if (cursor_.at() == word) break;
            end = cursor_.at();
            cursor_.skip_spaces();
        }
        item_.key = cursor_.text().substr(begin, end - begin);
        if (item_.key.empty()) {
            no_key(begin);
        } else if (std::ranges::any_of(item_.key, is_space)) {
            lexing_.fault(Severity::warning, "bibtex.key-space",
                          "the key '" + std::string(item_.key) + "' contains white space", {begin, item_.key.size()});
        }
        after_key(end);
    }

    void skip_key_characters() {
        while (!cursor_.at_end() && is_key_character(cursor_.peek())) cursor_.advance();
    }

    [[nodiscard]] bool is_key_character(char c) const {
        return !is_space(c) && c != ',' && c != '{' && c != '}' && c != '=' && c != '"' &&
               !(c == ')' && lexing_.close == ')');
    }

    void no_key(std::size_t at) {
        if (!cursor_.at_end()) lexing_.fault(Severity::warning, "bibtex.no-key", "the entry has no key", {at, 1});
    }

    void after_key(std::size_t end) {
        if (cursor_.peek() == ',') return cursor_.advance();
        if (cursor_.at_end() || cursor_.peek() == lexing_.close || is_new_item(cursor_, cursor_.at())) return;
        if (item_.key.empty()) return;
        if (item_.key.ends_with(';')) item_.key.remove_suffix(1);
        lexing_.missing_comma(end);
    }

    // A field, or what stands between two. False at the end of the entry.
    bool part() {
        commas();
        if (cursor_.peek() == lexing_.close) return goes_on_behind_end();
        if (closes_wrongly(cursor_, cursor_.at(), lexing_.close)) return wrong_end();
        if (cursor_.at_end() || is_new_item(cursor_, cursor_.at())) return goes_on_before_last();
        if (cursor_.peek() == '%') {
            comment();
        } else {
            field();
        }
        return true;
    }

    // One parts two fields, or stands behind the last. Where another one stands, a field is missing.
    void commas() {
        bool told = false;
        for (;; cursor_.advance()) {
            cursor_.skip_spaces();
            if (cursor_.peek() != ',') return;
            if (parted_ && !std::exchange(told, true))
                lexing_.fault(Severity::warning, "bibtex.no-field", "no field before this comma", {cursor_.at(), 1});
            parted_ = true;
        }
    }

    bool wrong_end() {
        lexing_.error("bibtex.unbalanced", std::string("expected '") + lexing_.close + "' to end the entry",
                      {cursor_.at(), 1});
        cursor_.advance();
        return false;
    }

    void comment() {
        const std::size_t begin = cursor_.at();
        cursor_.skip_line();
        lexing_.fault(Severity::warning, "bibtex.comment-in-entry",
                      "BibTeX knows no comments inside an entry; only an unchanged copy keeps them",
                      cursor_.place_from(begin));
    }

    // Whether what looks like the end is a brace too many.
    bool goes_on_behind_end() {
        const std::size_t brace = cursor_.at();
        cursor_.advance();
        if (!goes_on(cursor_, cursor_.at(), lexing_.close)) {
            if (part_behind_end(cursor_, cursor_.at(), lexing_.close) != std::string_view::npos) stray_field(brace);
            return false;
        }
        if (!lexing_.told) {
            lexing_.error("bibtex.unbalanced", "a closing brace without its opening one in this entry", {brace, 1});
        }
        lexing_.told = true;
        return true;
    }

    // All braces have their counterparts; some people hide fields in this way.
    void stray_field(std::size_t brace) const {
        lexing_.fault(Severity::warning, "bibtex.stray-field", "the entry ends here, before something like a field",
                      {brace, 1});
    }

    // The entry is not closed. Its last value may have taken in the fields behind it, and the entry's own brace.
    bool goes_on_before_last() {
        if (lexing_.ends == Lexing::Ends::braces && !lexing_.told && last_ends_here()) {
            RawField& last = item_.fields.back();
            if (end_before_field(lexing_, last.pieces.back())) {
                const Place& end = last.pieces.back().place;
                last.place.length = end.begin + end.length - last.place.begin;
                return true;
            }
        }
        if (!lexing_.told) lexing_.unclosed(lexing_.open, "entry");
        item_.cut_off = cursor_.at_end();
        cursor_.trim();
        return false;
    }

    [[nodiscard]] bool last_ends_here() const {
        if (item_.fields.empty()) return false;
        const Place& last = item_.fields.back().place;
        return cursor_.from(last.begin + last.length).find_first_not_of(", \t\r\n\f\v") == std::string_view::npos;
    }

    void field() {
        parted_ = false;
        RawField& field = item_.fields.emplace_back();
        const std::size_t begin = cursor_.at();
        field.name = cursor_.take_name();
        cursor_.skip_spaces();
        if (field.name.empty() || !equals(field)) {
            if (!cursor_.at_end()) lexing_.error("bibtex.unexpected", "expected a field", {begin, 1});
            cursor_.move_to(begin);
            return no_field();
        }
        if (!lex_value(lexing_, field, begin)) return no_field();
        const bool parted = cursor_.at() > field.place.begin + field.place.length;
        if (!parted) after_field(cursor_.at());
    }

    void no_field() {
        item_.fields.pop_back();
        unread();
    }

    // Behind a name: `=`, what people write for it, or a value at once.
    bool equals(RawField& field) {
        const std::size_t at = cursor_.at();
        if (cursor_.peek() == '=') {
            cursor_.advance();
            if (cursor_.peek() != '=' && cursor_.peek() != '>') return true;
            cursor_.advance();
        } else if (cursor_.peek() == ':' && cursor_.look(at + 1) == '=') {
            cursor_.advance(2);
        } else if (!value_follows(field.name)) {
            return false;
        }
        if (field.name.ends_with(':')) field.name.remove_suffix(1);
        lexing_.error("bibtex.missing-equals", "expected '=' after '" + std::string(field.name) + "'", {at, 1});
        return !field.name.empty();
    }

    // A text in braces, a number, or, where nothing else stands in the line, a word.
    bool value_follows(std::string_view name) {
        const std::size_t at = cursor_.at();
        const char c = cursor_.peek();
        if (c == '{' || c == '"') return true;
        const auto line = static_cast<std::size_t>(name.data() - cursor_.text().data());
        std::size_t end = at;
        while (!cursor_.ends_at(end) && is_name_character(cursor_.look(end))) ++end;
        const bool number = end > at && std::ranges::all_of(cursor_.text().substr(at, end - at), is_digit);
        const bool word = end > at && begins_line(cursor_.text(), line) && !begins_line(cursor_.text(), at);
        const char behind = cursor_.look(cursor_.behind_spaces(end));
        return (number || word) && (behind == ',' || behind == lexing_.close);
    }

    void after_field(std::size_t end) {
        cursor_.skip_spaces();
        const std::size_t at = cursor_.at();
        const char c = cursor_.peek();
        if (cursor_.at_end() || c == ',' || c == lexing_.close || c == '%' || is_new_item(cursor_, at)) return;
        if (closes_wrongly(cursor_, at, lexing_.close)) return;
        if (is_assignment(cursor_, at)) return lexing_.missing_comma(end);
        if (c == ';' || c == '.' || c == ':') {
            const std::size_t next = cursor_.behind_spaces(at + 1);
            if (cursor_.look(next) == lexing_.close || is_assignment(cursor_, next)) {
                cursor_.move_to(next);
                return lexing_.missing_comma(end);
            }
        }
        lexing_.error("bibtex.unexpected", "expected ',' or the end of the entry", {at, 1});
        unread();
    }

    // On with the next thing that looks like a field, or the end of the entry. What stands before it is carried along.
    void unread() {
        const std::size_t begin = cursor_.at();
        std::size_t depth = 0;
        bool line_begins = false;
        for (; !cursor_.at_end(); cursor_.advance()) {
            const char c = cursor_.peek();
            if (is_new_item(cursor_, cursor_.at())) break;
            if (c == '{') ++depth;
            if (c == '}' && depth > 0) {
                --depth;
            } else if (depth == 0 && (c == ',' || c == lexing_.close)) {
                break;
            }
            if (c == '\n' || c == '\r') line_begins = true;
            if (!line_begins || is_space(c)) continue;
            line_begins = false;
            if (depth == 0 ? is_assignment(cursor_, cursor_.at()) : is_field(cursor_, cursor_.at(), lexing_.close))
                break;
        }
        const std::string_view text = trimmed(cursor_.from(begin));
        if (!text.empty()) item_.unread.push_back(text);
    }

    Lexing& lexing_;
    Cursor& cursor_;
    RawItem& item_;
    bool parted_ = true;  // whether a comma stands behind the key or the last field, or nothing stands there yet
};

}  // namespace

void lex_entry(Lexing& lexing) { EntryLexer(lexing).read(); }

}  // namespace bibconv::bibtex
