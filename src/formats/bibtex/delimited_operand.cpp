#include "formats/bibtex/delimited_operand.hpp"

#include <algorithm>

#include "formats/bibtex/signs.hpp"
#include "formats/bibtex/value_cut.hpp"
#include "text/find_any.hpp"

namespace bibconv::bibtex {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

// An operand in braces or quotation marks, and what is wrong with it.
class DelimitedOperand {
public:
    DelimitedOperand(Lexing& lexing, Piece& piece)
        : lexing_(lexing), cursor_(lexing.cursor), piece_(piece), begin_(cursor_.at()), opening_(cursor_.peek()) {}

    void read() {
        delimited();
        piece_.place = cursor_.place_from(begin_);
        if (next_ != nowhere) cursor_.move_to(next_);
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
        for (; at < limit && !cursor_.ends_at(at = next_sign(at)); ++at) {
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

    // The next character that means something in a value; where braces do not balance, each may.
    [[nodiscard]] std::size_t next_sign(std::size_t at) const {
        if (lexing_.ends != Lexing::Ends::braces) return at;
        return quotes() ? text::find_any<'{', '}', '@', '"'>(cursor_.text(), at)
                        : text::find_any<'{', '}', '@'>(cursor_.text(), at);
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
        if (cursor_.look(at) == ',') return true;
        at = cursor_.behind_spaces(at);
        const char c = cursor_.look(at);
        const bool operand = !quotes() && (c == '{' || c == '"');
        return c == ',' || c == '#' || c == '%' || c == lexing_.close || operand || cursor_.ends_at(at) ||
               is_new_item(cursor_, at) || is_assignment(cursor_, at);
    }

    // The delimiter that really ends the value, where the first one did not: before the next field begins.
    std::size_t later_end(std::size_t from) {
        if (from < lexing_.hopeless) return nowhere;
        std::size_t depth = 0;
        std::size_t at = from;
        for (; !cursor_.ends_at(at); ++at) {
            const char c = cursor_.look(at);
            if (is_space(c) || c == ',') {
                const std::size_t next = cursor_.behind_spaces(at + 1);
                const bool parted = c == ',' || begins_line(cursor_.text(), next);
                if (parted && (is_assignment(cursor_, next) || is_new_item(cursor_, next))) break;
                at = next - 1;
                continue;
            }
            if (c == '{') ++depth;
            if (quotes() && c == '"' && depth == 0 && ends_value(cursor_, at + 1, lexing_.close)) return at;
            if (c != '}') continue;
            if (depth == 0 && !quotes() && ends_value(cursor_, at + 1, lexing_.close)) return at;
            if (depth == 0) break;
            --depth;
        }
        lexing_.hopeless = at;
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

void lex_delimited(Lexing& lexing, Piece& piece) { DelimitedOperand(lexing, piece).read(); }

}  // namespace bibconv::bibtex
