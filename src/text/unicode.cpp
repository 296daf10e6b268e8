#include "text/unicode.hpp"

#include <cstdint>
#include <cstring>
#include <memory>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "text/ascii.hpp"
#include "text/character.hpp"

namespace bibconv::text {
namespace {

icu::UnicodeString from_utf8(std::string_view utf8) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string result;
    return text.toUTF8String(result);
}

template <class Visit>
void each_code_point(std::string_view utf8, Visit visit) {
    const auto size = static_cast<int32_t>(utf8.size());
    const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
    for (int32_t at = 0; at < size;) {
        const int32_t begin = at;
        UChar32 point = bytes[at++];
        if (point >= 0x80) point = utf8_nextCharSafeBody(bytes, &at, size, point, -1);
        if (!visit(point, static_cast<std::size_t>(begin))) return;
    }
}

template <class Test>
bool any_code_point(std::string_view utf8, Test test) {
    bool found = false;
    each_code_point(utf8, [&](UChar32 point, std::size_t) {
        found = point >= 0 && test(point);
        return !found;
    });
    return found;
}

UScriptCode script_of(UChar32 point) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(point, &status);
}

// Made once, and only by the jobs that need it: opening a transliterator takes milliseconds.
const icu::Transliterator* latin_ascii() {
    static const std::unique_ptr<icu::Transliterator> instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>(
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    }();
    return instance.get();
}

}  // namespace

std::string fold(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString text = from_utf8(utf8);
    if (decompose != nullptr) text = decompose->normalize(text, status);
    text.foldCase();
    icu::UnicodeString kept;
    for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        if (u_isalnum(text.char32At(at)) != 0) kept.append(text.char32At(at));
    }
    return to_utf8(kept);
}

std::string ascii_slug(std::string_view utf8) {
    icu::UnicodeString text = from_utf8(utf8);
    if (const auto* transliterator = latin_ascii()) transliterator->transliterate(text);
    std::string slug;
    for (const char c : to_utf8(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) slug += c;
    }
    return slug;
}

bool has_cjk(std::string_view utf8) {
    return any_code_point(utf8, [](UChar32 point) {
        const UScriptCode script = script_of(point);
        return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
               script == USCRIPT_HANGUL;
    });
}

bool has_kana(std::string_view utf8) {
    return any_code_point(utf8, [](UChar32 point) {
        const UScriptCode script = script_of(point);
        return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
    });
}

bool is_utf8(std::string_view bytes) noexcept {
    for (std::size_t at = 0; (at += ascii_prefix(bytes.substr(at))) < bytes.size();) {
        const std::size_t begin = at;
        if (next_code_point(bytes, at) == U'\uFFFD' && at == begin + 1) return false;
    }
    return true;
}

std::string repaired_utf8(std::string_view bytes) { return to_utf8(from_utf8(bytes)); }

std::string lower(std::string_view utf8) { return to_utf8(from_utf8(utf8).toLower(icu::Locale::getRoot())); }

std::string upper(std::string_view utf8) { return to_utf8(from_utf8(utf8).toUpper(icu::Locale::getRoot())); }

std::size_t length(std::string_view utf8) {
    std::size_t count = 0;
    each_code_point(utf8, [&](UChar32, std::size_t) {
        ++count;
        return true;
    });
    return count;
}

std::string shortened(std::string_view utf8, std::size_t limit) {
    if (length(utf8) <= limit) return std::string(utf8);
    std::size_t cut = 0;
    std::size_t count = 0;
    each_code_point(utf8, [&](UChar32, std::size_t begin) {
        cut = begin;
        return count++ < limit - 1;
    });
    const std::size_t space = utf8.substr(0, cut).rfind(' ');
    if (space != std::string_view::npos && space > cut / 2) cut = space;
    return std::string(utf8.substr(0, cut)) + "\u2026";
}

}  // namespace bibconv::text
