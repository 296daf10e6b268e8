#include "markup/flanking.hpp"

#include "text/character.hpp"

namespace bibconv::markup {

Flanking flanking(char sign, char32_t before, char32_t after) noexcept {
    const bool blank_before = text::is_unicode_space(before), mark_before = text::is_unicode_punctuation(before);
    const bool blank_after = text::is_unicode_space(after), mark_after = text::is_unicode_punctuation(after);
    const bool left = !blank_after && (!mark_after || blank_before || mark_before);
    const bool right = !blank_before && (!mark_before || blank_after || mark_after);
    if (sign == '*') return {left, right};
    return {left && (!right || mark_before), right && (!left || mark_after)};
}

Flanking flanking(std::string_view text, std::size_t begin, std::size_t end) {
    const char32_t before = text::last_code_point(text.substr(0, begin), U' ');
    const char32_t after = text::first_code_point(text.substr(end), U' ');
    return flanking(text[begin], before, after);
}

}  // namespace bibconv::markup
