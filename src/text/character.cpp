#include "text/character.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace bibconv::text {

char32_t next_code_point(std::string_view utf8, std::size_t& at) {
    const auto size = static_cast<int32_t>(utf8.size());
    auto index = static_cast<int32_t>(at);
    UChar32 point = 0;
    U8_NEXT(utf8.data(), index, size, point);
    at = static_cast<std::size_t>(index);
    return point < 0 ? U'\uFFFD' : static_cast<char32_t>(point);
}

void append_utf8(std::string& out, char32_t point) {
    icu::UnicodeString(static_cast<UChar32>(point)).toUTF8String(out);
}

std::string compose(std::string_view base, char32_t mark) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(base.data(), static_cast<int32_t>(base.size())));
    text.append(static_cast<UChar32>(mark));
    UErrorCode status = U_ZERO_ERROR;
    if (const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(status)) {
        text = compose->normalize(text, status);
    }
    std::string result;
    return text.toUTF8String(result);
}

bool is_lower(char32_t point) noexcept { return u_islower(static_cast<UChar32>(point)) != 0; }

bool is_letter(char32_t point) noexcept { return u_isalpha(static_cast<UChar32>(point)) != 0; }

}  // namespace bibconv::text
