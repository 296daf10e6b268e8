#include "markup/html_text.hpp"

#include <algorithm>
#include <array>

#include "markup/percent.hpp"
#include "text/ascii.hpp"

namespace bibconv::markup {
namespace {

using text::is_ascii_letter;
constexpr bool is_alnum(char c) noexcept { return is_ascii_letter(c) || (c >= '0' && c <= '9'); }

std::string escaped(std::string_view text, bool attribute) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"' && attribute)
            out += "&quot;";
        else if (c == '&' && is_character_reference(text, i))
            out += "&amp;";
        else if (attribute && static_cast<unsigned char>(c) < 0x20)
            out += ' ';
        else
            out += c;
    }
    return out;
}

constexpr std::array<std::string_view, 7> safe_schemes = {"http", "https", "ftp", "mailto", "doi", "urn", "tel"};

}  // namespace

bool is_character_reference(std::string_view text, std::size_t at) noexcept {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with('#')) return true;
    // Named references that browsers know without a semicolon are only taken for one in text.
    const auto name_end = std::ranges::find_if_not(rest.substr(0, 40), is_alnum) - rest.begin();
    return name_end > 0 && static_cast<std::size_t>(name_end) < rest.size() &&
           rest[static_cast<std::size_t>(name_end)] == ';';
}

std::string html_text(std::string_view text) { return escaped(text, false); }

std::string html_attribute(std::string_view text) { return escaped(text, true); }

bool is_safe_url(std::string_view url) noexcept {
    while (!url.empty() && static_cast<unsigned char>(url.front()) <= 0x20) url.remove_prefix(1);
    const std::size_t end = url.find_first_of(":/?#");
    if (end == std::string_view::npos || url[end] != ':') return true;  // relative
    const std::string_view scheme = url.substr(0, end);
    return std::ranges::any_of(safe_schemes,
                               [&](std::string_view safe) { return text::equal_ignoring_case(scheme, safe); });
}

std::string url_text(std::string_view url) {
    std::string out;
    out.reserve(url.size());
    for (const char c : url) {
        const bool forbidden = static_cast<unsigned char>(c) <= 0x20 || c == 0x7f ||
                               std::string_view("\"<>\\`").find(c) != std::string_view::npos;
        if (forbidden)
            append_percent(out, c);
        else
            out += c;
    }
    return out;
}

}  // namespace bibconv::markup
