#include "markup/safe_html.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "markup/open_ends.hpp"
#include "markup/safe_destinations.hpp"
#include "markup/web_address.hpp"
#include "text/ascii.hpp"

namespace bibconv::markup {
namespace {

constexpr auto elements = std::to_array<std::string_view>(
    {"a",   "abbr",  "b",     "blockquote", "br",         "cite",   "code",  "dd",     "del",  "details",
     "div", "dl",    "dt",    "em",         "figcaption", "figure", "h1",    "h2",     "h3",   "h4",
     "h5",  "h6",    "hr",    "i",          "img",        "ins",    "kbd",   "li",     "mark", "ol",
     "p",   "pre",   "q",     "s",          "section",    "small",  "span",  "strong", "sub",  "summary",
     "sup", "table", "tbody", "td",         "tfoot",      "th",     "thead", "tr",     "u",    "ul"});

constexpr auto harmless_attributes =
    std::to_array<std::string_view>({"align", "alt", "class", "height", "href", "id", "lang", "markdown", "open", "rel",
                                     "role", "src", "style", "target", "title", "width"});

using text::is_ascii_letter;
constexpr bool is_name(char c) noexcept { return text::is_alphanumeric(c) || c == '-'; }

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view name) {
    return std::ranges::find(list, name) != list.end();
}

// Attributes that only say something to scripts of the page itself, or to readers of the screen.
bool is_inert(std::string_view name) {
    return contains(harmless_attributes, name) || name.starts_with("data-") || name.starts_with("aria-");
}

// A style attribute that names nothing to load: no function but var(), no escape that could spell one.
bool is_inert_style(std::string_view style) {
    for (std::size_t open = style.find('('); open != std::string_view::npos; open = style.find('(', open + 1)) {
        if (!style.substr(0, open).ends_with("var")) return false;
    }
    return style.find_first_of("\\&@") == std::string_view::npos;
}

// Attributes that run or fetch something, besides onclick and its like.
constexpr auto acting_attributes = std::to_array<std::string_view>({"action", "formaction", "ping", "srcdoc"});

bool assigns_acting_attribute(std::string_view lower_case) {
    for (std::size_t at = lower_case.find('='); at != std::string_view::npos; at = lower_case.find('=', at + 1)) {
        const std::size_t end = lower_case.substr(0, at).find_last_not_of(" \t\r\n") + 1;
        std::size_t begin = end;
        while (begin > 0 && is_name(lower_case[begin - 1])) --begin;
        const std::string_view name = lower_case.substr(begin, end - begin);
        if (name.starts_with("on") || contains(acting_attributes, name)) return true;
    }
    return false;
}

// Whether braces give no element an attribute that acts, and switch nothing on: {: onclick="x"} and {::nomarkdown} of
// kramdown, {onclick=x} and {=html} of pandoc. An attribute's value may have braces, so that the last one counts.
bool are_inert_braces(std::string_view markdown) {
    const std::size_t last = markdown.rfind('}');
    for (std::size_t at = markdown.find('{'); at != std::string_view::npos; at = markdown.find('{', at + 1)) {
        const bool closed = last != std::string_view::npos && at < last;
        const std::size_t end = std::min(markdown.find('{', at + 1), closed ? last : markdown.size());
        const std::string inside = text::ascii_lower(markdown.substr(at + 1, end - at - 1));
        if (text::trimmed(inside).starts_with('=') || inside.starts_with("::")) return false;
        if (!closed && inside.starts_with(':')) return false;  // what follows on the page may close it
        if (inside.find("url(") != std::string::npos || assigns_acting_attribute(inside)) return false;
    }
    return true;
}

// Skips a tag that is surely harmless; nothing for any other.
class TagReader {
public:
    explicit TagReader(std::string_view text) : text_(text) {}

    std::optional<std::size_t> tag(std::size_t at) {
        if (const auto end = address(at)) return end;
        at_ = at + 1;
        const bool closing = peek() == '/';
        if (closing) ++at_;
        if (!contains(elements, name())) return std::nullopt;
        while (peek() == ' ' || peek() == '\n') {
            ++at_;
            if (is_ascii_letter(peek()) && (closing || !attribute())) return std::nullopt;
        }
        if (peek() == '/') ++at_;
        if (peek() != '>') return std::nullopt;
        return at_ + 1;
    }

private:
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    // `<https://example.org>`.
    [[nodiscard]] std::optional<std::size_t> address(std::size_t at) const {
        const std::size_t end = at + 1 + web_address_length(text_.substr(at + 1));
        if (end == at + 1 || end >= text_.size() || text_[end] != '>') return std::nullopt;
        return acts_as_element(text_.substr(at, end - at)) ? std::nullopt : std::optional(end + 1);
    }

    std::string_view name() {
        const std::size_t begin = at_;
        while (is_name(peek())) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    bool attribute() {
        const std::string_view attribute_name = name();
        if (!is_inert(attribute_name)) return false;
        if (peek() != '=') return true;
        ++at_;
        const char quote = peek();
        if (is_name(quote)) return !name().empty();  // a word needs no quotes; what follows is looked at as any tag is
        if (quote != '"' && quote != '\'') return false;
        const std::size_t end = text_.find(quote, at_ + 1);
        if (end == std::string_view::npos || text_.substr(at_, end - at_).find_first_of("<>") != std::string_view::npos)
            return false;
        const std::string_view value = text_.substr(at_ + 1, end - at_ - 1);
        if (attribute_name == "style" && !is_inert_style(value)) return false;
        if ((attribute_name == "href" || attribute_name == "src") && !is_safe_destination(value)) return false;
        at_ = end + 1;
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

// Whether a block of HTML begins there: a line of its own behind an empty one. A line of a paragraph may stand in code
// that was opened before.
bool begins_block(std::string_view text, std::size_t at) {
    constexpr std::size_t most_blanks = 3;
    const std::string_view before = text.substr(0, at);
    const std::size_t line = before.find_last_not_of(' ') + 1;
    if (at - line > most_blanks) return false;
    if (line == 0) return true;
    if (before[line - 1] != '\n' && before[line - 1] != '\r') return false;
    const std::string_view above = before.substr(0, line - (before.substr(0, line).ends_with("\r\n") ? 2 : 1));
    const std::size_t last = above.find_last_not_of(" \t");
    return last == std::string_view::npos || above[last] == '\n' || above[last] == '\r';
}

// Where to look on behind a comment's opening. What it says is passed over only where every renderer sees a comment: in
// a block of its own. Elsewhere it may stand in code or end with the paragraph, and what follows be HTML again.
std::optional<std::size_t> comment(std::string_view text, std::size_t at, Comments comments) {
    constexpr std::string_view open = "<!--";
    constexpr std::string_view close = "-->";
    const std::string_view rest = text.substr(at);
    if (!rest.starts_with(open)) return std::nullopt;
    const std::size_t end = rest.find(close, open.size());
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view inside = rest.substr(open.size(), end - open.size());
    const bool ends_early =
        inside.starts_with('>') || inside.starts_with("->") || inside.find("--!>") != std::string_view::npos;
    if (ends_early) return std::nullopt;
    // For pandoc, \begin{x} and \x{ of TeX reach over empty lines, and into a comment that has their end.
    const bool plain_line = inside.find_first_of("\r\n\\}") == std::string_view::npos;
    if (plain_line && comments == Comments::passed_over && begins_block(text, at)) return at + end + close.size();
    if (inside.find(open) != std::string_view::npos) return std::nullopt;  // each is looked through once
    return at + open.size();
}

// Whether every tag and comment is surely harmless.
bool are_safe_tags(std::string_view markdown, Comments comments) {
    TagReader tags(markdown);
    for (std::size_t at = markdown.find('<'); at != std::string_view::npos; at = markdown.find('<', at)) {
        const char next = at + 1 < markdown.size() ? markdown[at + 1] : ' ';
        if (!is_ascii_letter(next) && next != '/' && next != '!' && next != '?') {
            ++at;
            continue;
        }
        const auto end = next == '!' ? comment(markdown, at, comments) : tags.tag(at);
        if (!end) return false;
        at = *end;
    }
    return true;
}

// Without its end, what follows on the page is no Markdown but HTML.
bool ends_preformatted(std::string_view markdown) {
    const std::size_t last = markdown.rfind("<pre");
    return last == std::string_view::npos || markdown.find("</pre>", last) != std::string_view::npos;
}

}  // namespace

bool is_safe_html(std::string_view markdown, Comments comments) {
    if (has_columns(markdown)) comments = Comments::looked_into;
    return are_safe_tags(markdown, comments) && ends_preformatted(markdown) && are_inert_braces(markdown) &&
           leads_to_safety(markdown);
}

bool are_safe_attributes(std::string_view attributes) {
    if (attributes.empty()) return true;
    const bool inside = attributes.front() == ' ' && attributes.find_first_of("<>\n") == std::string_view::npos;
    return inside && is_safe_html("<div" + std::string(attributes) + '>');
}

}  // namespace bibconv::markup
