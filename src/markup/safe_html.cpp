#include "markup/safe_html.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "markup/html_text.hpp"
#include "markup/percent.hpp"
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

// Whether a browser that is told to go there runs nothing.
bool is_safe_destination(std::string_view written) { return is_safe_url(as_browsers_see(written)); }

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

// Without its end, what follows on the page is no Markdown but HTML.
bool ends_preformatted(std::string_view markdown) {
    const std::size_t last = markdown.rfind("<pre");
    return last == std::string_view::npos || markdown.find("</pre>", last) != std::string_view::npos;
}

bool leaves_open(std::string_view text, char open, char close) {
    std::size_t depth = 0;
    for (const char c : text) {
        if (c == open) ++depth;
        if (c == close && depth > 0) --depth;
    }
    return depth > 0;
}

// Runs of backticks close each other where they are equally long.
bool leaves_code_open(std::string_view text) {
    std::set<std::size_t> open;
    for (std::size_t at = text.find('`'); at < text.size();) {
        const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
        if (open.erase(end - at) == 0) open.insert(end - at);
        at = text.find('`', end);
    }
    return !open.empty();
}

}  // namespace

bool has_columns(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        const std::string_view line = text::trimmed(text.substr(begin, end - begin));
        const bool dashes = line.starts_with('-') && line.find_first_not_of("- \t") == std::string_view::npos;
        if (dashes && line.find_first_of(" \t") != std::string_view::npos) return true;
        begin = end + 1;
    }
    return false;
}

bool is_safe_html(std::string_view markdown, Comments comments) {
    TagReader tags(markdown);
    if (has_columns(markdown)) comments = Comments::looked_into;
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
    if (!ends_preformatted(markdown) || !are_safe_destinations(markdown) || !are_inert_braces(markdown)) return false;
    const std::string seen = as_browsers_see(markdown);
    constexpr auto hiding = std::to_array<std::string_view>({"&newline;", "&tab;"});
    return std::ranges::none_of(hiding, [&](auto blank) { return seen.find(blank) != std::string::npos; }) &&
           !leads_to_scripts(markdown, seen);
}

bool may_go_on(std::string_view markdown) {
    if (markdown.starts_with("<!--")) markdown.remove_prefix(std::min(markdown.find("-->"), markdown.size()));
    const auto has = [markdown](std::string_view any) { return markdown.find_first_of(any) != markdown.npos; };
    if (!has("`[{")) return false;
    // An escape is none in code; a brace within quotation marks closes nothing.
    if (has("\\") || (has("{") && has("\"'"))) return true;
    const std::size_t destination = markdown.rfind("](");
    const bool in_link = destination != markdown.npos && markdown.find(')', destination) == markdown.npos;
    return in_link || leaves_open(markdown, '[', ']') || leaves_open(markdown, '{', '}') || leaves_code_open(markdown);
}

bool are_safe_attributes(std::string_view attributes) {
    if (attributes.empty()) return true;
    const bool inside = attributes.front() == ' ' && attributes.find_first_of("<>\n") == std::string_view::npos;
    return inside && is_safe_html("<div" + std::string(attributes) + '>');
}

}  // namespace bibconv::markup
