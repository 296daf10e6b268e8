#include "text/character.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "text/ascii.hpp"

namespace bibconv::text {

char32_t next_code_point(std::string_view utf8, std::size_t& at) {
    constexpr char32_t malformed = U'\uFFFD';
    const auto byte = [&](std::size_t index) -> unsigned char { return static_cast<unsigned char>(utf8[index]); };
    const unsigned char lead = byte(at++);
    if (lead < 0x80) return lead;
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || at + more > utf8.size()) return malformed;
    char32_t point = lead & (0x3FU >> more);
    for (std::size_t index = at; index < at + more; ++index) {
        if ((byte(index) & 0xC0U) != 0x80U) return malformed;
        point = (point << 6U) | (byte(index) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    if (point < smallest[more] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return malformed;
    at += more;
    return point;
}

char32_t first_code_point(std::string_view utf8, char32_t none) {
    std::size_t at = 0;
    return utf8.empty() ? none : next_code_point(utf8, at);
}

char32_t last_code_point(std::string_view utf8, char32_t none) {
    if (utf8.empty()) return none;
    std::size_t at = utf8.size() - 1;
    for (int more = 0; more < 3 && at > 0 && U8_IS_TRAIL(static_cast<unsigned char>(utf8[at])); ++more) --at;
    return next_code_point(utf8, at);
}

void append_utf8(std::string& out, char32_t point) {
    const bool valid = point <= 0x10FFFF && (point < 0xD800 || point >= 0xE000);
    char bytes[U8_MAX_LENGTH];
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, valid ? point : U'\uFFFD');
    out.append(bytes, size);
}

std::string compose(std::string_view base, char32_t mark) {
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(base.data(), static_cast<int32_t>(base.size())));
    text.append(static_cast<UChar32>(mark));
    UErrorCode status = U_ZERO_ERROR;
    if (const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(status)) {
        text = compose->normalize(text, status);
    }
    std::string result;
    return text.toUTF8String(result);
}

std::pair<char32_t, char32_t> decompose(char32_t point) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString parts;
    if (U_FAILURE(status) || !nfd->getRawDecomposition(static_cast<UChar32>(point), parts) || parts.countChar32() != 2)
        return {point, 0};
    return {static_cast<char32_t>(parts.char32At(0)), static_cast<char32_t>(parts.char32At(parts.length() - 1))};
}

bool is_above(char32_t mark) noexcept {
    constexpr std::uint8_t above = 230;  // canonical combining class
    return u_getCombiningClass(static_cast<UChar32>(mark)) == above;
}

bool is_lower(char32_t point) noexcept {
    if (point < 0x80) return point >= U'a' && point <= U'z';
    return u_islower(static_cast<UChar32>(point)) != 0;
}

bool is_upper(char32_t point) noexcept { return u_isupper(static_cast<UChar32>(point)) != 0; }

char32_t to_upper(char32_t point) noexcept { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(point))); }
char32_t to_lower(char32_t point) noexcept { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(point))); }

bool is_letter(char32_t point) noexcept {
    if (point < 0x80) return is_ascii_letter(static_cast<char>(point));
    return u_isalpha(static_cast<UChar32>(point)) != 0;
}

bool is_unicode_space(char32_t point) noexcept {
    if (point < 0x80) return std::string_view(" \t\n\f\r").find(static_cast<char>(point)) != std::string_view::npos;
    return u_charType(static_cast<UChar32>(point)) == U_SPACE_SEPARATOR;
}

bool is_unicode_punctuation(char32_t point) noexcept {
    if (point < 0x80) return is_punctuation(static_cast<char>(point));
    return u_ispunct(static_cast<UChar32>(point)) != 0;
}

bool is_unicode_symbol(char32_t point) noexcept {
    return (U_GET_GC_MASK(static_cast<UChar32>(point)) & U_GC_S_MASK) != 0;
}

}  // namespace bibconv::text
