#include "formats/bibtex/encoding.hpp"

#include "text/character.hpp"
#include "text/unicode.hpp"

namespace bibconv::bibtex {
namespace {

// What Windows-1252 has at 0x80–0x9F; 0 where it has nothing.
constexpr char32_t windows[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                  0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

}  // namespace

std::string from_latin1(std::string_view bytes) {
    std::string result;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool gap = byte >= 0x80 && byte < 0xA0;
        const char32_t known = gap ? windows[byte - 0x80U] : byte;
        text::append_utf8(result, known == 0 && gap ? byte : known);
    }
    return result;
}

std::string to_utf8(std::string_view bytes) { return text::is_utf8(bytes) ? std::string(bytes) : from_latin1(bytes); }

}  // namespace bibconv::bibtex
