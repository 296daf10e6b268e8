#include "formats/bibtex/bare_operand.hpp"

#include <algorithm>

#include "formats/bibtex/signs.hpp"
#include "formats/bibtex/value_cut.hpp"

namespace bibconv::bibtex {
namespace {

class BareOperand {
public:
    BareOperand(Lexing& lexing, Piece& piece)
        : lexing_(lexing), cursor_(lexing.cursor), piece_(piece), begin_(cursor_.at()) {}

    bool read() {
        const char c = cursor_.peek();
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
        piece_.place = cursor_.place_from(begin_);
        return true;
    }

private:
    bool bare_ends() {
        const std::size_t next = cursor_.behind_spaces(cursor_.at());
        const char c = cursor_.look(next);
        if (c == lexing_.close) {
            const bool same_line = cursor_.behind_blanks(cursor_.at()) == next;
            return !same_line || !goes_on(cursor_, next + 1, lexing_.close);
        }
        return c == ',' || c == '#' || c == '%' || cursor_.ends_at(next) || is_new_item(cursor_, next) ||
               is_assignment(cursor_, next) || ends_with_line(next) || closes_wrongly(cursor_, next, lexing_.close);
    }

    // A number is whole, and no value goes on behind a blank line.
    [[nodiscard]] bool ends_with_line(std::size_t next) const {
        const auto between = cursor_.text().substr(cursor_.at(), next - cursor_.at());
        const auto lines = std::ranges::count(between, between.find('\n') == std::string_view::npos ? '\r' : '\n');
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
        return c == '\n' || c == '\r' || c == '\0' || ends_value(cursor_, at - 1, lexing_.close);
    }

    Lexing& lexing_;
    Cursor& cursor_;
    Piece& piece_;
    std::size_t begin_;
};

}  // namespace

bool lex_bare(Lexing& lexing, Piece& piece) { return BareOperand(lexing, piece).read(); }

}  // namespace bibconv::bibtex
