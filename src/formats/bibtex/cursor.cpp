#include "formats/bibtex/cursor.hpp"

#include <algorithm>
#include <array>

namespace bibconv::bibtex {
namespace {

bool is_directive(std::string_view word) {
    static constexpr auto words = std::to_array<std::string_view>({"string", "comment", "preamble"});
    return std::ranges::any_of(words, [&](std::string_view known) { return text::equal_ignoring_case(word, known); });
}

}  // namespace

bool Cursor::at_new_item() noexcept {
    constexpr std::size_t longest = 300;  // of a word and a key: keeps the look ahead bounded
    if (peek() != '@' || (at_ > 0 && text_[at_ - 1] != '\n' && text_[at_ - 1] != '\r')) return false;
    std::size_t ahead = 1;
    while (is_ascii_letter(peek(ahead)) && ahead < longest) ++ahead;
    const std::string_view word = ahead > 1 ? text_.substr(at_ + 1, ahead - 1) : std::string_view();
    if (word.empty() || (peek(ahead) != '{' && peek(ahead) != '(')) return false;
    if (is_directive(word)) return true;
    for (++ahead; ahead < longest; ++ahead) {
        const char c = peek(ahead);
        if (c == ',' || c == '\n' || c == '=') return true;  // also where the comma or the key is missing
        if (c == '\0' || c == '"' || c == '{' || c == '}') return false;
    }
    return false;
}

}  // namespace bibconv::bibtex
