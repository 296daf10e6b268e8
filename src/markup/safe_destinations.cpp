#include "markup/safe_destinations.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "markup/html_text.hpp"
#include "markup/percent.hpp"
#include "text/ascii.hpp"

namespace bibconv::markup {
namespace {

enum class Blanks { dropped, kept };

// Lower case without white space, character references and backslashes undone: what a browser may make of it.
std::string as_browsers_see(std::string_view text, Blanks blanks = Blanks::dropped) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.substr(i).starts_with("&#")) {
            const bool hex = i + 2 < text.size() && (text[i + 2] == 'x' || text[i + 2] == 'X');
            unsigned value = 0;
            std::size_t at = i + (hex ? 3U : 2U);
            for (;
                 at < text.size() && hex_value(text[at]) >= 0 && (hex || hex_value(text[at]) < 10) && value < 0x110000;
                 ++at) {
                value = value * (hex ? 16U : 10U) + static_cast<unsigned>(hex_value(text[at]));
            }
            if (value > 0x20 && value < 0x80) out += static_cast<char>(value);
            if (value == 0x20 && blanks == Blanks::kept) out += ' ';
            i = at < text.size() && text[at] == ';' ? at : at - 1;
        } else if (text.substr(i).starts_with("&colon;")) {
            out += ':';
            i += 6;
        } else if (static_cast<unsigned char>(text[i]) > 0x20 && text[i] != '\\') {
            out += text[i];
        } else if (blanks == Blanks::kept && text::is_space(text[i])) {
            out += ' ';
        }
    }
    return text::ascii_lower(out);
}

constexpr std::size_t longest_destination = 2048;  // of a link whose scheme we look for

// Whether all that Markdown makes links of, or definitions of links, leads to where one may go.
bool are_safe_destinations(std::string_view markdown) {
    for (std::size_t at = markdown.find(']'); at != std::string_view::npos; at = markdown.find(']', at + 1)) {
        std::string_view rest = markdown.substr(at + 1);
        if (!rest.starts_with('(') && !rest.starts_with(':')) continue;
        // A block quote goes on with its mark.
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n<>", 1), rest.size()));
        rest = rest.substr(0, longest_destination);
        const std::size_t end = rest.find_first_of(" \t\r\n>)");
        if (rest.size() == longest_destination && end == std::string_view::npos) return false;
        if (!is_safe_destination(rest.substr(0, end))) return false;
    }
    return true;
}

constexpr auto acting_schemes =
    std::to_array<std::string_view>({"javascript:", "vbscript:", "data:text", "data:image", "data:application"});
// Behind these some renderer expects an address: of a link, its definition, a wiki's link, an attribute, \href of TeX.
constexpr auto address_openings = std::to_array<std::string_view>({"](", "]:", "<", "[[", "|", "=", "=\"", "='", "{"});

bool opens_address(std::string_view before) {
    while (before.ends_with('>')) before.remove_suffix(1);  // the mark of a block quote that goes on
    return std::ranges::any_of(address_openings, [before](auto opening) { return before.ends_with(opening); });
}

// Whether the word goes on to the left: "Date-javascript:" is no scheme.
bool ends_word(std::string_view before) {
    const std::size_t end = before.find_last_not_of("+-.");
    return end != std::string_view::npos && text::is_alphanumeric(before[end]);
}

// Whether what follows lets a renderer that looks for bare addresses find one: "javascript:x", but not "JavaScript: The
// Good Parts" or "**JavaScript:** yes".
bool goes_on(std::string_view after) {
    return !after.empty() && std::string_view(" *<").find(after[0]) == std::string_view::npos;
}

template <class Predicate>
bool any_scheme(std::string_view text, Predicate predicate) {
    return std::ranges::any_of(acting_schemes, [&](std::string_view scheme) {
        for (std::size_t at = text.find(scheme); at != std::string_view::npos; at = text.find(scheme, at + 1)) {
            if (predicate(text.substr(0, at), text.substr(at + scheme.size()))) return true;
        }
        return false;
    });
}

// Whether a scheme that may run something stands where an address begins, or looks like one by itself. Elsewhere it is
// a word: "JavaScript: The Good Parts", "Big Data: Text Mining".
bool leads_to_scripts(std::string_view markdown, std::string_view seen) {
    if (!any_scheme(seen, [](auto, auto) { return true; })) return false;  // as nearly always
    return any_scheme(seen, [](auto before, auto) { return opens_address(before); }) ||
           any_scheme(as_browsers_see(markdown, Blanks::kept),
                      [](auto before, auto after) { return !ends_word(before) && goes_on(after); });
}

}  // namespace

bool is_safe_destination(std::string_view written) {
    return is_safe_url(written) && is_safe_url(as_browsers_see(written));
}

bool leads_to_safety(std::string_view markdown) {
    if (!are_safe_destinations(markdown)) return false;
    const std::string seen = as_browsers_see(markdown);
    constexpr auto hiding = std::to_array<std::string_view>({"&newline;", "&tab;"});
    return std::ranges::none_of(hiding, [&](auto blank) { return seen.find(blank) != std::string::npos; }) &&
           !leads_to_scripts(markdown, seen);
}

}  // namespace bibconv::markup
