#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "markup/flanking.hpp"
#include "markup/html_text.hpp"
#include "markup/markdown.hpp"
#include "markup/markdown_sayable.hpp"
#include "markup/markdown_spans.hpp"
#include "markup/markdown_tags.hpp"
#include "markup/partners.hpp"
#include "markup/percent.hpp"
#include "markup/web_address.hpp"
#include "text/ascii.hpp"
#include "text/byte_set.hpp"
#include "text/character.hpp"

namespace bibconv::markup {
namespace {

// Letters, digits and every byte of a non-ASCII character count as inside of a word.
constexpr bool is_word(char c) noexcept { return text::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80; }

// What may need escaping, and the letters that an address may begin at or end before ("http:", "www.").
constexpr text::ByteSet remarkable = text::ByteSet("\\`*_[]!~$<&.:h{%#").with_controls();

// Behind a closing bracket.
constexpr bool begins_destination(char c) noexcept { return c == '(' || c == '[' || c == ':'; }

bool has_brackets(std::string_view text) noexcept {
    return text.find('[') != std::string_view::npos || text.find(']') != std::string_view::npos;
}

// Whether they are harmless as they are: none that becomes a link, for then all of them are escaped.
bool brackets_balance(std::string_view text) noexcept {
    if (!has_brackets(text)) return true;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '[') ++depth;
        if (text[i] != ']') continue;
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (--depth < 0 || begins_destination(next)) return false;
    }
    return depth == 0;
}

bool is_autolink(const Link& link) {
    return is_web_address(link.url) && !acts_as_element(link.url) && plain_text(link.content) == link.url;
}

// Behind "<", what could be a tag.
constexpr bool goes_on_as_tag(char c) noexcept { return is_word(c) || c == '/' || c == '!' || c == '?'; }

// Code between backticks is HTML where no Markdown is read (kramdown, within a <div>). There, tags must not be any. It
// has no markup, and site generators look for templates in it, too.
bool needs_element(const Styled& code) {
    if (!is_plain(code.content)) return true;
    const std::string text = plain_text(code.content);
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
        if (at + 1 < text.size() && goes_on_as_tag(text[at + 1])) return true;
    }
    return holds_template(text);
}

// Without what lies between brackets of its own, or backticks. An address has none.
void add_open_text(const RichText& text, bool with_math, std::string& out) {
    for (const Inline& node : text.nodes) {
        if (const auto* plain = std::get_if<Text>(&node)) out += plain->text;
        if (const auto* link = std::get_if<Link>(&node); link != nullptr && is_autolink(*link)) out += link->url;
        if (const auto* math = std::get_if<Math>(&node); math != nullptr && with_math) out += math->tex;
        const auto* styled = std::get_if<Styled>(&node);
        if (styled != nullptr && styled->style != Style::code) add_open_text(styled->content, with_math, out);
    }
}

// Some readers look for brackets in mathematics, some do not.
bool must_escape_brackets(const RichText& text) {
    std::string open, beside_math;
    add_open_text(text, true, open);
    if (!has_brackets(open)) return false;
    add_open_text(text, false, beside_math);
    return !brackets_balance(open) || !brackets_balance(beside_math);
}

// Of mathematics too. One alone is none.
std::ptrdiff_t count_dollars(const RichText& text) {
    std::ptrdiff_t count = 0;
    for (const Inline& node : text.nodes) {
        if (const auto* plain = std::get_if<Text>(&node)) count += std::ranges::count(plain->text, '$');
        if (std::holds_alternative<Math>(node)) count += 2;
        if (const auto* styled = std::get_if<Styled>(&node)) count += count_dollars(styled->content);
        if (const auto* link = std::get_if<Link>(&node))
            count += std::ranges::count(link->url, '$') + count_dollars(link->content);
    }
    return count;
}

// The fewest that do not stand within the code, where there are any.
std::size_t backticks_around(std::string_view code) {
    const auto within = backtick_runs(code);
    if (within.empty()) return 1;
    std::size_t count = 2;
    while (within.contains(count)) ++count;
    return count;
}

struct Marks {
    std::string_view open, close;
};

Marks stars_of(Style style) noexcept { return style == Style::bold ? Marks{"**", "**"} : Marks{"*", "*"}; }

Marks marks_of(Style style) {
    if (style == Style::quoted) return {"\u201C", "\u201D"};
    const auto* tag = std::ranges::find(markdown_tags, style, &MarkdownTag::style);
    return tag == markdown_tags.end() ? Marks{} : Marks{tag->open, tag->close};
}

// What a node begins with; for text, the escaping looks at the text itself.
char first_mark(const Inline& node) {
    if (const auto* styled = std::get_if<Styled>(&node)) {
        if (styled->style == Style::code) return needs_element(*styled) ? '<' : '`';
        return is_starred(styled->style) ? '*' : styled->style == Style::quoted ? '"' : '<';
    }
    if (const auto* link = std::get_if<Link>(&node)) return is_autolink(*link) ? '<' : '[';
    return std::holds_alternative<Math>(node) ? '$' : '\0';
}

// Emphasis, by its place within the text.
using Emphasis = std::set<const Styled*>;

// Emphasis that was written with stars, and where.
struct Starred {
    const Styled* node;
    Span span;
};

// Writes what Markdown can say.
class Writer {
public:
    /// For all the text that will be written; `tagged` is the emphasis for which stars do not do.
    Writer(const RichText& text, const Surroundings& around, Emphasis tagged)
        : Writer(around, std::ranges::count(plain_text(text), '~'), count_dollars(text), must_escape_brackets(text)) {
        tagged_ = std::move(tagged);
    }
    Writer(std::string_view text, const Surroundings& around)
        : Writer(around, std::ranges::count(text, '~'), std::ranges::count(text, '$'), !brackets_balance(text)) {}

    [[nodiscard]] std::string written() && {
        out_.erase(0, around_.before.size());
        return std::move(out_);
    }

    void all(const RichText& text) { all(text, edge()); }

    void all(std::string_view text) {
        after_ = edge();
        escape(text);
    }

    // `after` is what follows the whole of it.
    void all(const RichText& text, char after) {
        for (std::size_t i = 0; i < text.nodes.size(); ++i) {
            after_ = i + 1 < text.nodes.size() ? first_mark(text.nodes[i + 1]) : after;
            std::visit(*this, static_cast<const Inline::variant&>(text.nodes[i]));
        }
    }

    void escape(std::string_view text) {
        std::size_t linked = 0;  // the end of the last address, which is markup
        no_address_before_ = 0;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t i = remarkable.first_in(text, begin);
            out_.append(text.substr(begin, i - begin));
            if (i == text.size()) break;
            if (const std::size_t length = address_at(text, i); length > 0) {
                autolink(text.substr(i, length));
                begin = linked = i + length;
                continue;
            }
            const char before = i > linked ? text[i - 1] : (out_.empty() ? '\0' : out_.back());
            const bool address_behind = i + 1 < text.size() && address_at(text, i + 1) > 0;
            const char next = i + 1 == text.size()                     ? after_
                              : text::is_blank_or_control(text[i + 1]) ? ' '
                                                                       : text[i + 1];
            const char after = address_behind ? '<' : next;
            escape_one(text.substr(linked), i - linked, before, after);
            begin = i + 1;
        }
    }

    void operator()(const Text& node) { escape(node.text); }

    void operator()(const Styled& node) {
        if (node.style == Style::code) return needs_element(node) ? code_element(node) : code(plain_text(node.content));
        const bool stars = is_starred(node.style) && !tagged_.contains(&node);
        const Marks marks = stars ? stars_of(node.style) : marks_of(node.style);
        Span span{SpanKind::styled, node.style, out_.size(), out_.size() + marks.open.size()};
        out_ += marks.open;
        all(node.content, is_word(marks.close.front()) ? '"' : marks.close.front());
        span.inside_end = out_.size();
        out_ += marks.close;
        span.end = out_.size();
        if (stars) starred_.push_back({&node, span});
    }

    void operator()(const Link& node) {
        if (is_autolink(node)) return autolink(node.url);
        out_ += '[';
        in_link_ = true;
        const bool outside = std::exchange(escape_brackets_, must_escape_brackets(node.content));
        all(node.content, ']');
        escape_brackets_ = outside;
        in_link_ = false;
        out_ += "](";
        for (const char c : markdown_destination(node.url)) {
            if (c == '$' && escape_dollars_) out_ += '\\';
            out_ += c;
        }
        out_ += ')';
    }

    void operator()(const Math& node) {
        out_ += '$';
        after_ = '$';
        const bool inside = std::exchange(in_link_, true);  // there are no addresses in mathematics either
        in_math_ = true;
        escape(node.tex);
        in_math_ = false;
        in_link_ = inside;
        out_ += '$';
    }

    void operator()(const Raw& node) { escape(node.source); }

    /// The emphasis written with stars that a reader would not see; all of it, when the marks around it suffer.
    [[nodiscard]] Emphasis misread() const {
        if (starred_.empty()) return {};
        const std::string whole = out_ + std::string(around_.behind);
        const std::vector<Span> read = markdown_spans(whole);
        const bool unharmed =
            around_.before.empty() || (!read.empty() && read.front().begin == 0 && read.front().end == whole.size());
        if (!unharmed) return starred();
        Emphasis nodes;
        for (const Starred& starred : starred_) {
            const auto found = std::ranges::lower_bound(read, starred.span.begin, {}, &Span::begin);
            if (found == read.end() || *found != starred.span || !survives_symbols(starred.span, whole))
                nodes.insert(starred.node);
        }
        return nodes;
    }

    /// All emphasis written with stars.
    [[nodiscard]] Emphasis starred() const {
        Emphasis nodes;
        for (const Starred& starred : starred_) nodes.insert(starred.node);
        return nodes;
    }

private:
    Writer(const Surroundings& around, std::ptrdiff_t tildes, std::ptrdiff_t dollars, bool escape_brackets)
        : out_(around.before),
          around_(around),
          in_link_(around.before.ends_with('[')),
          escape_tildes_(tildes > 1),
          escape_dollars_(dollars > 1),
          escape_brackets_(escape_brackets) {}

    // Symbols are punctuation for readers since CommonMark 0.31.
    static bool survives_symbols(const Span& span, std::string_view text) {
        const auto before = [&](std::size_t at) {
            return mark_of_symbol(text::last_code_point(text.substr(0, at), U' '));
        };
        const auto behind = [&](std::size_t at) {
            return mark_of_symbol(text::first_code_point(text.substr(at), U' '));
        };
        return flanking('*', before(span.begin), behind(span.inside)).opens &&
               flanking('*', before(span.inside_end), behind(span.end)).closes;
    }
    static char32_t mark_of_symbol(char32_t point) noexcept { return text::is_unicode_symbol(point) ? U'+' : point; }

    [[nodiscard]] char edge() const noexcept { return around_.behind.empty() ? '\0' : around_.behind.front(); }

    void code(std::string text) {
        std::ranges::replace(text, '\n', ' ');
        const std::string fence(backticks_around(text), '`');
        const bool padded = fence.size() > 1 || (text.starts_with(' ') && text.ends_with(' '));
        const std::string_view pad = padded ? " " : "";
        out_.append(fence).append(pad).append(text).append(pad).append(fence);
    }

    // No address in it is a link.
    void code_element(const Styled& node) {
        const bool brackets = std::exchange(escape_brackets_, true);
        const Marks marks = marks_of(Style::code);
        in_code_ = true;
        out_ += marks.open;
        all(node.content, '<');
        out_ += marks.close;
        in_code_ = false;
        escape_brackets_ = brackets;
    }

    void autolink(std::string_view url) { out_.append("<").append(url).append(">"); }

    // An address in running text is a link wherever GitHub shows the page: it is one here as well.
    // What began like one and is none holds none either: looked at once, it is not looked at again.
    std::size_t address_at(std::string_view text, std::size_t at) {
        if (at < no_address_before_ || !text.substr(at).starts_with("http")) return 0;
        if (in_link_ || in_code_ || (at > 0 && is_word(text[at - 1]))) return 0;
        std::size_t length = web_address_length(text.substr(at));
        if (acts_as_element(text.substr(at, length))) length = 0;
        if (length == 0) no_address_before_ = at + web_address_reach(text.substr(at));
        return length;
    }

    void escape_one(std::string_view text, std::size_t i, char before, char after) {
        const char c = text[i];
        if (c == '<' && goes_on_as_tag(after))
            out_ += "&lt;";
        else if (c == '&' && is_character_reference(text, i))
            out_ += "&amp;";
        else if (static_cast<unsigned char>(c) < 0x20)
            out_ += ' ';
        else if (c == '{')
            brace(after);
        else {
            const bool address = !in_link_ && looks_like_address(text, i);
            if (address || needs_backslash(text.substr(i), before, after)) out_ += '\\';
            out_ += c;
        }
    }

    // A brace begins what a site generator fills in or obeys: {{ x }}, {% x %} of Liquid and Hugo, {: onclick=x} of
    // kramdown, {onclick=x} of pandoc. Those of Liquid are looked for before Markdown is read. TeX does not mind a
    // space.
    void brace(char after) {
        if (in_math_)
            out_ += begins_template(after) ? "{ " : "{";
        else
            out_ += "\\{";
    }

    // Whether a low line would open or close emphasis here.
    [[nodiscard]] bool is_delimiter(std::string_view behind, char after) const {
        const bool ascii = static_cast<unsigned char>(after) < 0x80;
        const char32_t next = text::is_blank_or_control(after) ? U' '
                              : ascii                          ? static_cast<char32_t>(after)
                                                               : text::first_code_point(behind, U' ');
        const Flanking where = flanking('_', text::last_code_point(out_, U' '), next);
        return where.opens || where.closes;
    }

    // What some renderers make a link of and others do not.
    static bool looks_like_address(std::string_view text, std::size_t i) noexcept {
        const std::string_view before = text.substr(0, i);
        if (text[i] == '.') return before.ends_with("www");
        if (text[i] != ':' || !text.substr(i).starts_with("://")) return false;
        return before.ends_with("http") || before.ends_with("https") || before.ends_with("ftp");
    }

    // Of the first character.
    [[nodiscard]] bool needs_backslash(std::string_view text, char before, char after) const {
        switch (text.front()) {
            case '\\': return after == '\0' || text::is_punctuation(after);
            case '`': return true;
            case '*': return !(text::is_blank_or_control(before) && text::is_blank_or_control(after));
            case '_': return is_delimiter(text.substr(1), after);
            case '[': return escape_brackets_;
            case ']': return escape_brackets_ || begins_destination(after);
            case '!': return text.size() == 1 && after == '[';  // a link follows
            case '~': return escape_tildes_;
            case '$': return escape_dollars_;
            case '%':
            case '#': return before == '{' && !in_math_;
            default: return false;
        }
    }

    std::string out_;
    Surroundings around_;
    Emphasis tagged_;
    std::vector<Starred> starred_;
    std::size_t no_address_before_ = 0;
    bool in_link_ = false;
    bool in_code_ = false;
    bool in_math_ = false;
    bool escape_tildes_;  // GitHub strikes out what stands between two
    bool escape_dollars_;
    bool escape_brackets_;
    char after_ = '\0';
};

}  // namespace

std::string markdown(const RichText& text, const Surroundings& around) {
    if (text.nodes.empty()) return {};
    const auto* only = text.nodes.size() == 1 ? std::get_if<Text>(&text.nodes.front()) : nullptr;
    if (only != nullptr) return markdown_of_text(only->text, around);
    const RichText sayable = sayable_in_markdown(text, around.before.ends_with('['));
    Emphasis tagged;
    for (bool tried = false;; tried = true) {
        Writer writer(sayable, around, tagged);
        writer.all(sayable);
        Emphasis misread = writer.misread();
        if (misread.empty()) return std::move(writer).written();
        // Tags in one place may change what stars are in another: no third try, all have tags then.
        tagged.merge(tried ? writer.starred() : std::move(misread));
    }
}

std::string markdown_of_text(std::string_view text, const Surroundings& around) {
    Writer writer(text, around);
    writer.all(text);
    return std::move(writer).written();
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
