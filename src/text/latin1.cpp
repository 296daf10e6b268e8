#include "text/latin1.hpp"

#include <optional>
#include <utility>

#include "text/character.hpp"
#include "text/unicode.hpp"

namespace bibconv::text {
namespace {

// What Windows-1252 has at 0x80–0x9F; 0 where it has nothing.
constexpr char32_t windows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                  0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_latin1(std::string& out, char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool gap = byte >= 0x80 && byte < 0xA0;
    const char32_t known = gap ? windows[byte - 0x80U] : byte;
    append_utf8(out, known == 0 && gap ? byte : known);
}

// Characters of UTF-8 as they are, other bytes from Latin-1. In what is all Latin-1, hardly any byte follows another
// one as in UTF-8: then nothing.
std::optional<std::string> from_mixed(std::string_view bytes) {
    std::string result;
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t begin = at;
        const bool malformed = next_code_point(bytes, at) == U'\uFFFD' && !bytes.substr(begin).starts_with("\uFFFD");
        if (malformed) {
            ++bad;
            at = begin + 1;
            append_latin1(result, bytes[begin]);
            continue;
        }
        if (at > begin + 1) ++good;
        result += bytes.substr(begin, at - begin);
    }
    return good >= bad ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace

std::string from_latin1(std::string_view bytes) {
    std::string result;
    for (const char c : bytes) append_latin1(result, c);
    return result;
}

std::string to_utf8(std::string_view bytes) {
    if (is_utf8(bytes)) return std::string(bytes);
    auto mixed = from_mixed(bytes);
    return mixed ? *std::move(mixed) : from_latin1(bytes);
}

}  // namespace bibconv::text
