#pragma once

#include <string>
#include <string_view>

namespace bibconv::markup {

/// Whether an '&' at `at` begins what a browser would take for a character reference ("&amp;", "&#58;").
[[nodiscard]] bool is_character_reference(std::string_view text, std::size_t at) noexcept;

/// Whether '{' and this character begin what a site generator fills in or obeys, wherever it stands in a page:
/// {{ x }}, {% x %}, {# x #} of Liquid, Hugo and Jinja, {: x} of kramdown.
[[nodiscard]] constexpr bool begins_template(char next) noexcept {
    return next == '{' || next == '%' || next == '#' || next == ':';
}
[[nodiscard]] bool holds_template(std::string_view text) noexcept;

/// Text for the inside of an HTML element. '&' is escaped only where it would begin a character
/// reference, so that ordinary text and query strings stay as people write them.
[[nodiscard]] std::string html_text(std::string_view text);

/// Text for an attribute value in double quotes.
[[nodiscard]] std::string html_attribute(std::string_view text);

/// Whether a link to `url` can be followed without running anything: a relative reference, or one of
/// the schemes http, https, ftp, mailto, doi, urn, tel. Every link that is written goes through here.
[[nodiscard]] bool is_safe_url(std::string_view url) noexcept;

/// The URL with what may not stand in one (spaces, quotes, angle brackets, braces, control characters)
/// percent-encoded. Nothing else is touched, so a URL that is one already comes back unchanged.
[[nodiscard]] std::string url_text(std::string_view url);

}  // namespace bibconv::markup
