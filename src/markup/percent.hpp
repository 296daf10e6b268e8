#pragma once

#include <string>
#include <string_view>

namespace bibconv::markup {

/// Appends a byte as "%XX" in upper case.
inline void append_percent(std::string& out, char byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    out += '%';
    out += digits[value >> 4U];
    out += digits[value & 15U];
}

/// The value of a hexadecimal digit, or -1.
constexpr int hex_value(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Whether "%XX" begins here.
constexpr bool is_escape(std::string_view text, std::size_t at) noexcept {
    return text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

/// A word as a part of an address: escaped is what would end its path or is not allowed there (RFC 3986, 3.3), and '%',
/// so that `percent_decoded` is the inverse. Letters beyond ASCII stay.
inline std::string percent_encoded(std::string_view text) {
    constexpr std::string_view special = "\"#%<>?[\\]^`{|}\x7F";
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= 0x20;
        if (blank || special.find(c) != std::string_view::npos)
            append_percent(out, c);
        else
            out += c;
    }
    return out;
}

/// RFC 3986 percent-decoding; a '%' without two digits stays as it is.
inline std::string percent_decoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = is_escape(text, i);
        out += escape ? static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])) : text[i];
        if (escape) i += 2;
    }
    return out;
}

}  // namespace bibconv::markup
