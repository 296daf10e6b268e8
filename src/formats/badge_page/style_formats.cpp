#include "formats/badge_page/style_formats.hpp"

#include <algorithm>
#include <array>

#include "markup/html_text.hpp"
#include "markup/markdown.hpp"
#include "markup/safe_html.hpp"
#include "markup/web_address.hpp"

namespace bibconv::badge_page {
namespace {

// The page's reader looks for these as they stand in the style, so they are refused, not escaped.
bool stands_for_itself(const std::string& value) { return markup::html_attribute(value) == value; }

bool is_inline_style(const std::string& value) {
    return stands_for_itself(value) && markup::are_safe_attributes(" style=\"" + value + '"');
}

bool is_badge_server(const std::string& value) {
    return markup::web_scheme_length(value) > 0 && markup::url_text(value) == value && stands_for_itself(value);
}

bool is_label(const std::string& value) { return markup::markdown_of_text(value, {"* **", ":** text"}) == value; }

bool is_link_pattern(const std::string& value) { return markup::is_safe_url(value); }

constexpr auto string_formats = std::to_array<StringFormat>({
    {"class-names", stands_for_itself, "must be names of classes, without markup"},
    {"inline-style", is_inline_style, "must be a style attribute without markup that loads nothing"},
    {"badge-server", is_badge_server, "must be an http or https address"},
    {"label", is_label, "must be a text without markup, on one line"},
    {"link", is_link_pattern, "must be an address that runs nothing"},
});

}  // namespace

const StringFormat* find_string_format(std::string_view name) {
    const auto* found = std::ranges::find(string_formats, name, &StringFormat::name);
    return found == string_formats.end() ? nullptr : found;
}

}  // namespace bibconv::badge_page
