#include "formats/bibtex/lexer.hpp"

#include <algorithm>
#include <string>

#include "formats/bibtex/directive_lexer.hpp"
#include "formats/bibtex/entry_lexer.hpp"
#include "formats/bibtex/signs.hpp"
#include "text/find_any.hpp"

namespace bibconv::bibtex {
namespace {

// In text. One behind a % on its line is commented out, and one behind a word is an address, unless it cannot be
// anything else: programs have lost the newline after their first line.
bool begins_item(Cursor& cursor, std::size_t at, bool comment) {
    const char before = cursor.text()[at - 1];
    if (is_ascii_letter(before) || is_digit(before)) return is_new_item(cursor, at);
    return !comment && (is_item(cursor, at) || (begins_line(cursor.text(), at) && is_item_without_brace(cursor, at)));
}

// Up to the next item.
void lex_text(Cursor& cursor) {
    bool comment = cursor.peek() == '%';
    for (cursor.advance(); !cursor.at_end(); cursor.advance()) {
        cursor.move_to(text::find_any<'@', '%', '\n', '\r'>(cursor.text(), cursor.at()));
        if (cursor.at_end()) return;
        const char c = cursor.peek();
        if (c == '\n' || c == '\r') comment = false;
        if (c == '%') comment = true;
        if (c == '@' && begins_item(cursor, cursor.at(), comment)) return;
    }
}

// Text it is for BibTeX, but hardly for who wrote it.
void tell_missing_signs(const Lexing& lexing) {
    Cursor text(lexing.cursor.from(0));
    while (!text.at_end()) {
        text.move_to(text.behind_spaces(text.at()));
        if (is_entry_without_sign(text, text.at())) {
            lexing.fault(Severity::warning, "bibtex.no-sign", "text that looks like an entry without its '@'",
                         {text.at(), 1});
        }
        text.skip_line();
    }
}

// Behind the word of an item: its opening brace.
void open(Lexing& lexing) {
    Cursor& cursor = lexing.cursor;
    const std::size_t behind_word = cursor.at();
    cursor.skip_spaces();
    lexing.open = cursor.at();
    const char c = cursor.peek();
    lexing.close = c == '(' ? ')' : '}';
    if (c == '{' || c == '(') return cursor.advance();
    lexing.open = 0;
    lexing.error("bibtex.unexpected", "expected '{'", {behind_word, 1});
}

void lex_directive_or_entry(Lexing& lexing, const Patience& patience) {
    Cursor& cursor = lexing.cursor;
    cursor.advance();
    cursor.skip_spaces();
    const std::string_view word = cursor.take_name();
    lexing.item.word = word;
    open(lexing);
    if (text::equal_ignoring_case(word, "comment")) return lex_comment(lexing, !patience.for_comments());
    if (text::equal_ignoring_case(word, "string")) return lex_string(lexing);
    if (text::equal_ignoring_case(word, "preamble")) return lex_preamble(lexing);
    lexing.item.kind = RawItem::Kind::entry;
    lex_entry(lexing);
}

}  // namespace

void Patience::note(const RawItem& item) noexcept {
    constexpr std::size_t share = 8;  // of looking to reading
    bytes_ = std::min(most, bytes_ - std::min(bytes_, item.looked_ahead) + share * item.length);
    if (item.kind == RawItem::Kind::broken && text::equal_ignoring_case(item.word, "comment")) for_comments_ = false;
}

bool looks_like_item(std::string_view text, std::size_t at) noexcept {
    Cursor cursor(text);
    return is_item(cursor, at);
}

std::optional<RawItem> lex_item(std::string_view view, bool complete, const Patience& patience) {
    RawItem item;
    Lexing lexing{Cursor(view), item, patience.bytes()};
    Cursor& cursor = lexing.cursor;
    if (is_item(cursor, 0) || is_item_without_brace(cursor, 0)) {
        lex_directive_or_entry(lexing, patience);
    } else {
        lex_text(cursor);
        tell_missing_signs(lexing);
    }
    item.length = cursor.at();
    if (cursor.hit_end() && !complete) return std::nullopt;
    return item;
}

bool stays_text(std::string_view text) {
    constexpr std::string_view next = "@misc{key,\n}\n";
    for (const std::string_view before : {"@misc{key,\n}", "@misc(key,\n)"}) {
        const std::string together = std::string(before).append("\n\n").append(text).append("\n\n").append(next);
        std::string_view rest = together;
        if (lex_item(rest, true).value().length != before.size()) return false;
        rest.remove_prefix(before.size());
        while (rest.size() > next.size()) {
            const RawItem item = lex_item(rest, true).value();
            const bool open = std::ranges::find(item.faults, "bibtex.unclosed", &Fault::id) != item.faults.end();
            if (open) return false;  // what it ends with depends on all that follows
            rest.remove_prefix(item.length);
        }
        if (rest != next) return false;
    }
    return true;
}

bool lacks_brace(std::string_view text) {
    text = text::trimmed(text);
    while (!text.empty() && is_name_character(text.back())) text.remove_suffix(1);
    return text::trimmed(text).ends_with('@');
}

}  // namespace bibconv::bibtex
