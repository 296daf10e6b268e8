#include "text/width.hpp"

#include <unicode/uchar.h>

#include "text/character.hpp"

namespace bibconv::text {

std::size_t display_width(char32_t point) noexcept {
    const auto c = static_cast<UChar32>(point);
    switch (u_charType(c)) {
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_FORMAT_CHAR: return 0;
        default: break;
    }
    const auto width = static_cast<UEastAsianWidth>(u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH));
    return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

bool is_unprintable(char32_t point) noexcept {
    const auto c = static_cast<UChar32>(point);
    constexpr char32_t zero_width_joiner = 0x200D;
    switch (u_charType(c)) {
        case U_CONTROL_CHAR:
        case U_LINE_SEPARATOR:
        case U_PARAGRAPH_SEPARATOR:
        case U_SURROGATE:
        case U_PRIVATE_USE_CHAR:
        case U_UNASSIGNED: return true;
        case U_FORMAT_CHAR: return point != zero_width_joiner;
        default: return false;
    }
}

std::string printable(std::string_view utf8) {
    constexpr char32_t replacement = 0xFFFD;
    std::string result;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t point = next_code_point(utf8, at);
        append_utf8(result, is_unprintable(point) ? replacement : point);
    }
    return result;
}

}  // namespace bibconv::text
