#include "formats/bibtex/signs.hpp"

#include <array>

#include "formats/bibtex/data_model.hpp"

namespace bibconv::bibtex {
namespace {

constexpr std::size_t sight = 300;  // of a word, a key, a name or white space: keeps looking ahead bounded

bool is_directive(std::string_view word) {
    static constexpr auto words = std::to_array<std::string_view>({"string", "comment", "preamble"});
    return std::ranges::any_of(words, [&](std::string_view known) { return text::equal_ignoring_case(word, known); });
}

// A digit or a full stop is rather that of an address.
bool is_item_word(std::string_view word) noexcept {
    return is_name(word) && !is_digit(word.front()) && word.find('.') == std::string_view::npos;
}

std::size_t behind_letters(Cursor& cursor, std::size_t at) {
    const std::size_t end = at + sight;
    while (at < end && is_ascii_letter(cursor.look(at))) ++at;
    return at;
}

std::size_t behind_name(Cursor& cursor, std::size_t at) {
    const std::size_t end = at + sight;
    while (at < end && !cursor.ends_at(at) && is_name_character(cursor.look(at))) ++at;
    return at;
}

std::size_t behind_some_spaces(Cursor& cursor, std::size_t at) {
    const std::size_t end = at + sight;
    while (at < end && is_space(cursor.look(at))) ++at;
    return at;
}

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

bool is_opening(char c) { return c == '{' || c == '"'; }

// Behind the `=` of an assignment; 0 when there is none.
std::size_t behind_equals(Cursor& cursor, std::size_t at) {
    const std::size_t end = behind_name(cursor, at);
    if (end == at || is_digit(cursor.look(at))) return 0;
    at = cursor.behind_blanks(end);
    return cursor.look(at) == '=' ? at + 1 : 0;
}

bool breaks_line(std::string_view text) { return std::ranges::any_of(text, is_line_end); }

}  // namespace

bool begins_line(std::string_view text, std::size_t at) noexcept {
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
    return at == 0 || is_line_end(text[at - 1]);
}

bool is_entry_type(std::string_view word) noexcept { return is_item_word(word) && !is_directive(word); }

bool is_item(Cursor& cursor, std::size_t at) noexcept {
    if (cursor.look(at) != '@') return false;
    const std::size_t begin = cursor.behind_spaces(at + 1);
    std::size_t end = begin;
    while (!cursor.ends_at(end) && is_name_character(cursor.look(end))) ++end;
    if (!is_item_word(cursor.text().substr(std::min(begin, cursor.text().size()), end - begin))) return false;
    const char opening = cursor.look(cursor.behind_spaces(end));
    return opening == '{' || opening == '(';
}

bool is_new_item(Cursor& cursor, std::size_t at) noexcept {
    if (cursor.look(at) != '@') return false;
    const std::size_t end = behind_letters(cursor, at + 1);
    const char opening = cursor.look(end);
    if (end == at + 1 || (opening != '{' && opening != '(')) return false;
    if (is_directive(cursor.text().substr(at + 1, end - at - 1))) return true;
    for (std::size_t ahead = end + 1; ahead < end + sight; ++ahead) {
        const char c = cursor.look(ahead);
        if (c == ',' || is_line_end(c) || c == '=') return true;
        if (c == '\0' || c == '"' || c == '{' || c == '}' || (c == ')' && opening == '(')) return false;
    }
    return false;
}

bool is_entry_without_sign(Cursor& cursor, std::size_t at) noexcept {
    const std::size_t end = behind_letters(cursor, at);
    if (end == at || cursor.look(end) != '{') return false;
    const std::size_t behind_key = behind_name(cursor, end + 1);
    return cursor.look(behind_key) == ',' && in_data_model(text::ascii_lower(cursor.text().substr(at, end - at)));
}

bool is_item_without_brace(Cursor& cursor, std::size_t at) noexcept {
    if (cursor.look(at) != '@') return false;
    const std::size_t end = behind_letters(cursor, at + 1);
    const std::size_t key = cursor.behind_blanks(end);
    if (end == at + 1 || key == end || key > end + sight) return false;
    const std::size_t comma = cursor.behind_blanks(behind_name(cursor, key));
    if (comma == key || cursor.look(comma) != ',') return false;
    return is_field(cursor, behind_some_spaces(cursor, comma + 1), '}');
}

bool is_assignment(Cursor& cursor, std::size_t at) noexcept { return behind_equals(cursor, at) != 0; }

bool is_field(Cursor& cursor, std::size_t at, char close) noexcept {
    if (!is_ascii_letter(cursor.look(at))) return false;
    const std::size_t equals = behind_equals(cursor, at);
    if (equals == 0) return false;
    const std::size_t value = behind_some_spaces(cursor, equals);
    if (is_opening(cursor.look(value))) return true;
    const std::size_t end = behind_name(cursor, value);
    const char c = cursor.look(cursor.behind_blanks(end));
    return end > value && (c == ',' || c == '#' || c == close || is_line_end(c) || cursor.ends_at(end));
}

bool closes_wrongly(Cursor& cursor, std::size_t at, char close) noexcept {
    const char c = cursor.look(at);
    if (c == close || (c != ')' && c != '}')) return false;
    const std::size_t next = cursor.behind_spaces(at + 1);
    return cursor.ends_at(next) || is_new_item(cursor, next);
}

bool ends_value(Cursor& cursor, std::size_t at, char close) noexcept {
    const std::size_t next = cursor.behind_spaces(at);
    const char c = cursor.look(next);
    if (c == close) return true;
    if (c != ',') return begins_line(cursor.text(), next) && is_field(cursor, next, close);
    const std::size_t behind = cursor.behind_spaces(next + 1);
    return cursor.look(behind) == close || cursor.ends_at(behind) || is_assignment(cursor, behind);
}

std::size_t part_behind_end(Cursor& cursor, std::size_t at, char close) noexcept {
    constexpr std::size_t none = std::string_view::npos;
    const std::size_t next = behind_some_spaces(cursor, at);
    const char c = cursor.look(next);
    if (c == close) return next;
    if (c != ',') {
        const bool new_line = breaks_line(cursor.text().substr(at, next - at));
        return new_line && is_field(cursor, next, close) ? next : none;
    }
    const std::size_t behind = behind_some_spaces(cursor, next + 1);
    return cursor.look(behind) == close || is_field(cursor, behind, close) ? behind : none;
}

bool goes_on(Cursor& cursor, std::size_t at, char close) noexcept {
    constexpr std::size_t farthest = std::size_t{1} << 16U;
    const std::size_t next = part_behind_end(cursor, at, close);
    if (next == std::string_view::npos) return false;
    const char open = close == ')' ? '(' : '{';
    std::size_t depth = 0;
    for (std::size_t end = next; end < next + farthest && !cursor.ends_at(end); ++end) {
        const char c = cursor.look(end);
        if (c == close && depth == 0) return true;
        if (c == '@' && is_new_item(cursor, end)) return false;
        if (c == open) ++depth;
        if (c == close) --depth;
    }
    return false;
}

}  // namespace bibconv::bibtex
