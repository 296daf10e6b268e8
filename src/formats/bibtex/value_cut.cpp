#include "formats/bibtex/value_cut.hpp"

#include "formats/bibtex/signs.hpp"

namespace bibconv::bibtex {
namespace {

void prefer(Cut& known, const Cut& found) {
    if (!known || found.depth < known.depth) known = found;
}

}  // namespace

bool is_field_behind_comma(Cursor& cursor, std::size_t at, char close) {
    constexpr std::size_t shortest = 3;
    for (std::size_t i = 0; i < shortest; ++i) {
        if (!is_ascii_letter(cursor.look(at + i))) return false;
    }
    return is_field(cursor, at, close);
}

Cuts find_cuts(Cursor& cursor, std::size_t begin, std::size_t end, char close) {
    Cuts cuts;
    std::size_t depth = 0;
    for (std::size_t at = begin; at < end; ++at) {
        const char c = cursor.look(at);
        if (c == '{') ++depth;
        if (c == '}' && depth > 0) --depth;
        if (c == '\n' || c == '\r') {
            const std::size_t next = cursor.behind_blanks(at + 1);
            if (next < end && is_field(cursor, next, close)) prefer(cuts.line, {next, depth});
        } else if (c == ',') {
            const std::size_t next = cursor.behind_spaces(at + 1);
            if (next < end && is_field_behind_comma(cursor, next, close)) prefer(cuts.comma, {next, depth});
        }
    }
    return cuts;
}

std::string_view text_before_cut(std::string_view text, char opening) {
    text = trimmed(text);
    if (text.ends_with(',')) text = trimmed(text.substr(0, text.size() - 1));
    const char wrong = opening == '{' ? '"' : '}';
    const bool alone = text.ends_with(wrong) && text.find(wrong) == text.size() - 1;
    if (alone && (wrong == '"' || text.find('{') == std::string_view::npos)) text.remove_suffix(1);
    return trimmed(text);
}

}  // namespace bibconv::bibtex
