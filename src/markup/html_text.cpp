#include "markup/html_text.hpp"

#include <algorithm>
#include <array>

#include "markup/percent.hpp"
#include "text/ascii.hpp"
#include "text/byte_set.hpp"

namespace bibconv::markup {
namespace {

constexpr text::ByteSet marks_in_text("<>&{");
constexpr text::ByteSet marks_in_attributes = text::ByteSet("<>&\"{").with_controls();
constexpr text::ByteSet forbidden_in_urls = text::ByteSet(" \"<>\\`{}\x7f").with_controls();

std::string escaped(std::string_view text, const text::ByteSet& marks) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t i = marks.first_in(text, begin);
        out.append(text.substr(begin, i - begin));
        if (i == text.size()) break;
        const char c = text[i];
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '{')
            out += i + 1 < text.size() && begins_template(text[i + 1]) ? "&#123;" : "{";
        else if (c != '&')
            out += ' ';
        else
            out += is_character_reference(text, i) ? "&amp;" : "&";
        begin = i + 1;
    }
    return out;
}

constexpr std::array<std::string_view, 7> safe_schemes = {"http", "https", "ftp", "mailto", "doi", "urn", "tel"};

}  // namespace

bool is_character_reference(std::string_view text, std::size_t at) noexcept {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with('#')) return true;
    // Named references that browsers know without a semicolon are only taken for one in text.
    const auto name_end = std::ranges::find_if_not(rest.substr(0, 40), text::is_alphanumeric) - rest.begin();
    return name_end > 0 && static_cast<std::size_t>(name_end) < rest.size() &&
           rest[static_cast<std::size_t>(name_end)] == ';';
}

bool holds_template(std::string_view text) noexcept {
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
        if (at + 1 < text.size() && begins_template(text[at + 1])) return true;
    }
    return false;
}

std::string html_text(std::string_view text) { return escaped(text, marks_in_text); }

std::string html_attribute(std::string_view text) { return escaped(text, marks_in_attributes); }

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
    for (std::size_t begin = 0; begin < url.size();) {
        const std::size_t i = forbidden_in_urls.first_in(url, begin);
        out.append(url.substr(begin, i - begin));
        if (i < url.size()) append_percent(out, url[i]);
        begin = i + 1;
    }
    return out;
}

}  // namespace bibconv::markup
