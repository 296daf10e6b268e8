#include <algorithm>
#include <utility>
#include <vector>

#include "markup/html_text.hpp"
#include "markup/markdown.hpp"
#include "markup/partners.hpp"
#include "markup/percent.hpp"
#include "markup/web_address.hpp"
#include "text/ascii.hpp"
#include "text/byte_set.hpp"

namespace bibconv::markup {
namespace {

// Control characters are written as blanks; there is nothing at the edge.
constexpr bool is_blank_or_control(char c) noexcept { return static_cast<unsigned char>(c) <= 0x20; }

// Letters, digits and every byte of a non-ASCII character count as inside of a word.
constexpr bool is_word(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool is_punctuation(char c) noexcept { return c > ' ' && c < 0x7f && !is_word(c); }

// What may need escaping, and the letters that an address may begin at or end before ("http:", "www.").
constexpr text::ByteSet remarkable = text::ByteSet("\\`*_[]!~$<&.:h{%#").with_controls();

// Behind a closing bracket.
constexpr bool begins_destination(char c) noexcept { return c == '(' || c == '[' || c == ':'; }

// Whether they are harmless as they are: none that becomes a link, for then all of them are escaped.
bool brackets_balance(std::string_view text) noexcept {
    if (text.find('[') == std::string_view::npos && text.find(']') == std::string_view::npos) return true;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '[') ++depth;
        if (text[i] != ']') continue;
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (--depth < 0 || begins_destination(next)) return false;
    }
    return depth == 0;
}

bool is_all_blank(std::string_view text) noexcept { return std::ranges::all_of(text, is_blank_or_control); }

// What a dollar may stand beside so that it is one of mathematics.
bool has_edges(std::string_view tex) noexcept {
    return !tex.empty() && !is_blank_or_control(tex.front()) && !is_blank_or_control(tex.back());
}

// Runs that print no mark of their own become part of the text around them, so that whoever escapes a character
// sees its neighbours: nocase, raw markup, links that nobody may follow, empty emphasis.
// `inside` has the styles around it, by their bits: emphasis within the same emphasis has no mark either.
void flatten(const RichText& text, RichText& out, unsigned inside = 0);

// White space at an edge goes outside: inside it, the marks would be no marks.
std::string cut_first_blanks(RichText& content) {
    auto* text = content.nodes.empty() ? nullptr : std::get_if<Text>(&content.nodes.front());
    if (text == nullptr) return {};
    const auto end = std::ranges::find_if_not(text->text, is_blank_or_control);
    std::string blanks(text->text.begin(), end);
    text->text.erase(text->text.begin(), end);
    if (text->text.empty()) content.nodes.erase(content.nodes.begin());
    return blanks;
}

std::string cut_last_blanks(RichText& content) {
    auto* text = content.nodes.empty() ? nullptr : std::get_if<Text>(&content.nodes.back());
    if (text == nullptr) return {};
    std::size_t end = text->text.size();
    while (end > 0 && is_blank_or_control(text->text[end - 1])) --end;
    std::string blanks = text->text.substr(end);
    text->text.resize(end);
    if (text->text.empty()) content.nodes.pop_back();
    return blanks;
}

Styled* last_of(RichText& text, Style style) {
    auto* last = text.nodes.empty() ? nullptr : std::get_if<Styled>(&text.nodes.back());
    return last != nullptr && last->style == style ? last : nullptr;
}

// Emphasis right behind the same emphasis is one: of `*a**b*`, the stars within would be none.
void emphasize(Styled styled, RichText& out) {
    const bool starred = styled.style == Style::italic || styled.style == Style::bold;
    Styled* last = starred ? last_of(out, styled.style) : nullptr;
    if (last == nullptr) return out.append(Inline(std::move(styled)));
    for (Inline& node : styled.content.nodes) {
        if (auto* within = std::get_if<Styled>(&node))
            emphasize(std::move(*within), last->content);
        else
            last->content.append(std::move(node));
    }
}

// So is code. What cannot be told between backticks, which takes two signs, is text.
void add_code(std::string_view plain, RichText& out) {
    Styled* last = last_of(out, Style::code);
    auto* before = last == nullptr ? nullptr : std::get_if<Text>(&last->content.nodes.back());
    const std::string seam =
        (before == nullptr ? std::string() : before->text.substr(before->text.size() - 1)).append(plain);
    if (seam.find("``") != std::string::npos || holds_template(seam)) return out.append(plain);
    if (before == nullptr) return out.append(Inline(Styled{Style::code, RichText(plain)}));
    before->text += plain;
}

void flatten(const Styled& styled, RichText& out, unsigned inside) {
    const unsigned bit = 1U << static_cast<unsigned>(styled.style);
    RichText content;
    flatten(styled.content, content, inside | bit);
    const std::string plain = plain_text(content);
    if (styled.style == Style::nocase || (inside & bit) != 0)
        out.append(std::move(content));
    else if (is_all_blank(plain))
        out.append(plain);
    else if (styled.style == Style::code)
        add_code(plain, out);
    else {
        out.append(cut_first_blanks(content));
        const std::string behind = cut_last_blanks(content);
        emphasize({styled.style, std::move(content)}, out);
        out.append(behind);
    }
}

void flatten(const RichText& text, RichText& out, unsigned inside) {
    for (const Inline& node : text.nodes) {
        const auto* link = std::get_if<Link>(&node);
        if (const auto* styled = std::get_if<Styled>(&node)) {
            flatten(*styled, out, inside);
        } else if (const auto* raw = std::get_if<Raw>(&node)) {
            out.append(raw->source);
        } else if (const auto* math = std::get_if<Math>(&node); math != nullptr && !has_edges(math->tex)) {
            out.append('$' + math->tex + '$');
        } else if (link != nullptr) {
            RichText content;
            flatten(link->content, content, inside);
            if (is_safe_url(link->url))
                out.append(Inline(Link{link->url, std::move(content)}));
            else
                out.append(std::move(content));
        } else {
            out.append(node);
        }
    }
}

// Before a digit a dollar ends no mathematics, so that it is text.
RichText with_prices(RichText text) {
    RichText out;
    for (std::size_t i = 0; i < text.nodes.size(); ++i) {
        Inline& node = text.nodes[i];
        const auto* next = i + 1 < text.nodes.size() ? std::get_if<Text>(&text.nodes[i + 1]) : nullptr;
        const bool digit = next != nullptr && !next->text.empty() && text::is_digit(next->text.front());
        if (const auto* math = std::get_if<Math>(&node); math != nullptr && digit) {
            out.append('$' + math->tex + '$');
            continue;
        }
        if (auto* styled = std::get_if<Styled>(&node)) styled->content = with_prices(std::move(styled->content));
        if (auto* link = std::get_if<Link>(&node)) link->content = with_prices(std::move(link->content));
        out.append(std::move(node));
    }
    return out;
}

struct Marks {
    std::string_view open, close;
};

Marks marks_of(Style style) {
    switch (style) {
        case Style::italic: return {"*", "*"};
        case Style::bold: return {"**", "**"};
        case Style::small_caps: return {"<span style=\"font-variant: small-caps\">", "</span>"};
        case Style::subscript: return {"<sub>", "</sub>"};
        case Style::superscript: return {"<sup>", "</sup>"};
        case Style::quoted: return {"\u201C", "\u201D"};
        case Style::code: return {"`", "`"};
        case Style::nocase: break;
    }
    return {};
}

bool is_autolink(const Link& link) { return is_web_address(link.url) && plain_text(link.content) == link.url; }

// What a node begins with; for text, the escaping looks at the text itself.
char first_mark(const Inline& node) {
    if (const auto* styled = std::get_if<Styled>(&node)) return marks_of(styled->style).open.front();
    if (const auto* link = std::get_if<Link>(&node)) return is_autolink(*link) ? '<' : '[';
    return std::holds_alternative<Math>(node) ? '$' : '\0';
}

// Writes flattened text.
class Writer {
public:
    /// `plain` is all that will be written, without markup.
    explicit Writer(std::string_view plain) {
        escape_dollars_ = std::ranges::count(plain, '$') > 1;
        escape_brackets_ = !brackets_balance(plain);
    }

    // `after` is what follows the whole of it.
    void all(const RichText& text, char after = '\0') {
        for (std::size_t i = 0; i < text.nodes.size(); ++i) {
            after_ = i + 1 < text.nodes.size() ? first_mark(text.nodes[i + 1]) : after;
            std::visit(*this, static_cast<const Inline::variant&>(text.nodes[i]));
        }
    }

    void escape(std::string_view text) {
        std::size_t linked = 0;  // the end of the last address, which is markup
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t i = remarkable.first_in(text, begin);
            out.append(text.substr(begin, i - begin));
            if (i == text.size()) break;
            if (const std::size_t length = address_at(text, i); length > 0) {
                autolink(text.substr(i, length));
                begin = linked = i + length;
                continue;
            }
            const char before = i > linked ? text[i - 1] : (out.empty() ? '\0' : out.back());
            const bool address_behind = i + 1 < text.size() && address_at(text, i + 1) > 0;
            const char after = address_behind ? '<' : i + 1 < text.size() ? text[i + 1] : after_;
            escape_one(text.substr(linked), i - linked, before, after);
            begin = i + 1;
        }
    }

    void operator()(const Text& node) { escape(node.text); }

    void operator()(const Styled& node) {
        if (node.style == Style::code) return code(plain_text(node.content));
        const Marks marks = marks_of(node.style);
        between(marks.open, node.content, marks.close);
    }

    void operator()(const Link& node) {
        if (is_autolink(node)) return autolink(node.url);
        out += '[';
        const bool inside = std::exchange(in_link_, true);
        all(node.content, ']');
        in_link_ = inside;
        out += "](" + markdown_destination(node.url) + ')';
    }

    void operator()(const Math& node) {
        out += '$';
        after_ = '$';
        const bool inside = std::exchange(in_link_, true);  // there are no addresses in mathematics either
        in_math_ = true;
        escape(node.tex);
        in_math_ = false;
        in_link_ = inside;
        out += '$';
    }

    void operator()(const Raw& node) { escape(node.source); }

    std::string out;

private:
    void between(std::string_view open, const RichText& content, std::string_view close) {
        out += open;
        all(content, close.front());
        out += close;
    }

    // Two backticks do not occur in it: such code is text.
    void code(const std::string& text) {
        const bool backtick = text.find('`') != std::string::npos;
        const std::string_view fence = backtick ? "``" : "`";
        const std::string_view pad = backtick ? " " : "";
        out.append(fence).append(pad);
        std::ranges::replace_copy(text, std::back_inserter(out), '\n', ' ');
        out.append(pad).append(fence);
    }

    void autolink(std::string_view url) { out.append("<").append(url).append(">"); }

    // An address in running text is a link wherever GitHub shows the page: it is one here as well.
    [[nodiscard]] std::size_t address_at(std::string_view text, std::size_t at) const {
        if (!text.substr(at).starts_with("http") || in_link_ || (at > 0 && is_word(text[at - 1]))) return 0;
        return web_address_length(text.substr(at));
    }

    void escape_one(std::string_view text, std::size_t i, char before, char after) {
        const char c = text[i];
        if (c == '<' && (is_word(after) || after == '/' || after == '!' || after == '?'))
            out += "&lt;";
        else if (c == '&' && is_character_reference(text, i))
            out += "&amp;";
        else if (static_cast<unsigned char>(c) < 0x20)
            out += ' ';
        else if (c == '{')
            brace(after);
        else {
            const bool last = i + 1 == text.size();  // markup follows, if anything
            if (needs_backslash(c, before, after, last) || (!in_link_ && looks_like_address(text, i))) out += '\\';
            out += c;
        }
    }

    // A brace begins what a site generator fills in or obeys: {{ x }}, {% x %} of Liquid and Hugo, {: onclick=x} of
    // kramdown, {onclick=x} of pandoc. Those of Liquid are looked for before Markdown is read. TeX does not mind a
    // space.
    void brace(char after) {
        if (in_math_)
            out += begins_template(after) ? "{ " : "{";
        else
            out += "\\{";
    }

    // What some renderers make a link of and others do not.
    static bool looks_like_address(std::string_view text, std::size_t i) noexcept {
        const std::string_view before = text.substr(0, i);
        if (text[i] == '.') return before.ends_with("www");
        if (text[i] != ':' || !text.substr(i).starts_with("://")) return false;
        return before.ends_with("http") || before.ends_with("https") || before.ends_with("ftp");
    }

    [[nodiscard]] bool needs_backslash(char c, char before, char after, bool last) const noexcept {
        switch (c) {
            case '\\': return is_punctuation(after);
            case '`': return true;
            case '*': return !(is_blank_or_control(before) && is_blank_or_control(after));
            case '_':
                return !(is_word(before) && is_word(after)) &&
                       !(is_blank_or_control(before) && is_blank_or_control(after));
            case '[': return escape_brackets_;
            case ']': return escape_brackets_ || begins_destination(after);
            case '!': return last && after == '[';
            case '~': return before == '~' || after == '~';
            case '$': return escape_dollars_;
            case '%':
            case '#': return before == '{' && !in_math_;
            default: return false;
        }
    }

    bool in_link_ = false;
    bool in_math_ = false;
    bool escape_dollars_ = false;
    bool escape_brackets_ = false;
    char after_ = '\0';
};

}  // namespace

std::string markdown(const RichText& text) {
    if (text.nodes.empty()) return {};
    const auto* only = text.nodes.size() == 1 ? std::get_if<Text>(&text.nodes.front()) : nullptr;
    if (only != nullptr) return markdown_of_text(only->text);
    RichText flat;
    flatten(text, flat);
    flat = with_prices(std::move(flat));
    Writer writer(plain_text(flat));
    writer.all(flat);
    return std::move(writer.out);
}

std::string markdown_of_text(std::string_view text) {
    Writer writer(text);
    writer.escape(text);
    return std::move(writer.out);
}

std::string markdown_destination(std::string_view url) {
    const std::string clean = url_text(url);
    std::vector<bool> nested(clean.size(), false);
    for (const Partners& pairs : {Partners(clean, '(', ')'), Partners(clean, '[', ']')}) {
        for (std::size_t i = 0; i < clean.size(); ++i) {
            if (const std::size_t close = pairs.of(i); close != std::string::npos) nested[i] = nested[close] = true;
        }
    }
    std::string destination;
    for (std::size_t i = 0; i < clean.size(); ++i) {
        // It would end the destination, or be the partner of one that stands before.
        const bool loose = std::string_view("()[]").find(clean[i]) != std::string_view::npos && !nested[i];
        if (loose || clean[i] == '\\')
            append_percent(destination, clean[i]);
        else if (clean[i] == '&' && is_character_reference(clean, i))
            destination += "&amp;";
        else
            destination += clean[i];
    }
    return destination;
}

}  // namespace bibconv::markup
