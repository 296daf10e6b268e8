#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "markup/markdown.hpp"
#include "markup/markdown_spans.hpp"
#include "text/ascii.hpp"
#include "text/character.hpp"

namespace bibconv::markup {
namespace {

constexpr int deepest_span = 32;  // more is text: no one writes it, and recursion stays bounded

struct Reference {
    std::string_view name, text;
};
// Those of HTML that people write in running text.
constexpr auto references = std::to_array<Reference>({
    {"&amp;", "&"},        {"&lt;", "<"},         {"&gt;", ">"},          {"&quot;", "\""},
    {"&apos;", "'"},       {"&nbsp;", "\u00A0"},  {"&copy;", "\u00A9"},   {"&reg;", "\u00AE"},
    {"&trade;", "\u2122"}, {"&deg;", "\u00B0"},   {"&middot;", "\u00B7"}, {"&times;", "\u00D7"},
    {"&ndash;", "\u2013"}, {"&mdash;", "\u2014"}, {"&hellip;", "\u2026"}, {"&lsquo;", "\u2018"},
    {"&rsquo;", "\u2019"}, {"&ldquo;", "\u201C"}, {"&rdquo;", "\u201D"},  {"&bull;", "\u2022"},
    {"&ensp;", "\u2002"},  {"&emsp;", "\u2003"},  {"&thinsp;", "\u2009"}, {"&laquo;", "\u00AB"},
    {"&raquo;", "\u00BB"},
});

// Each of these appends what the text begins with, and returns its length; 0 when it is no such thing.
// "&#233;" or "&#xE9;"
std::size_t read_number(std::string_view text, std::string& out) {
    if (!text.starts_with("&#")) return 0;
    const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    const char* const begin = text.data() + (hex ? 3 : 2);
    const char* const end = text.data() + text.size();
    std::uint32_t point = 0;
    const auto [stop, error] = std::from_chars(begin, end, point, hex ? 16 : 10);
    if (stop == begin || stop == end || *stop != ';' || error != std::errc()) return 0;
    const bool blank = point >= '\t' && point <= '\r' && point != '\n';
    text::append_utf8(out, point == 0 ? U'\uFFFD' : blank ? U' ' : static_cast<char32_t>(point));
    return static_cast<std::size_t>(stop + 1 - text.data());
}

std::size_t read_reference(std::string_view text, std::string& out) {
    const auto* named = std::ranges::find_if(references, [&](auto one) { return text.starts_with(one.name); });
    if (named == references.end()) return read_number(text, out);
    out += named->text;
    return named->name.size();
}

// An escape, or the end of a line that a backslash makes one.
std::size_t read_escape(std::string_view text, std::string& out) {
    const char next = text.size() > 1 ? text[1] : '\0';
    if (next != '\n' && !text::is_punctuation(next)) return 0;
    out += next;
    return 2;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t plain = std::min(text.size(), text.find_first_of("\\&", at));
        out.append(text.substr(at, plain - at));
        if ((at = plain) == text.size()) break;
        const std::string_view rest = text.substr(at);
        const std::size_t length = rest.front() == '&' ? read_reference(rest, out) : read_escape(rest, out);
        if (length == 0) out += rest.front();
        at += std::max<std::size_t>(length, 1);
    }
    return out;
}

// Ends of lines are blanks. One at either end parts the code from its backticks.
std::string code_between(std::string_view backticks) {
    std::string code(backticks);
    std::ranges::replace(code, '\n', ' ');
    const bool blank = code.find_first_not_of(' ') == std::string::npos;
    return !blank && code.starts_with(' ') && code.ends_with(' ') ? code.substr(1, code.size() - 2) : code;
}

class MarkdownReader {
public:
    explicit MarkdownReader(std::string_view text) : text_(text), spans_(markdown_spans(text)) {}

    // The spans come in the order of the text.
    RichText parse(std::size_t begin, std::size_t end, int depth) {
        RichText out;
        while (next_ < spans_.size() && spans_[next_].begin < end) {
            const Span& span = spans_[next_++];
            if (depth == deepest_span) continue;
            out.append(unescaped(part(begin, span.begin)));
            out.append(node(span, depth + 1));
            begin = span.end;
        }
        out.append(unescaped(part(begin, end)));
        return out;
    }

private:
    [[nodiscard]] std::string_view part(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }

    Inline node(const Span& span, int depth) {
        const std::string_view inside = content_of(span, text_);
        switch (span.kind) {
            case SpanKind::code: return Styled{span.style, RichText(code_between(inside))};
            case SpanKind::math: return Math{unescaped(inside)};
            case SpanKind::address: return Link{std::string(inside), inside};
            case SpanKind::link:
                return Link{parse_markdown_destination(destination_of(span, text_)),
                            parse(span.inside, span.inside_end, depth)};
            case SpanKind::tag:
            case SpanKind::styled: break;
        }
        return Styled{span.style, parse(span.inside, span.inside_end, depth)};
    }

    std::string_view text_;
    std::vector<Span> spans_;
    std::size_t next_ = 0;
};

}  // namespace

std::string parse_markdown_destination(std::string_view text) {
    text = text::trimmed(text);
    if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
    return unescaped(text);
}

RichText parse_markdown(std::string_view text) {
    if (text.find('\t') == std::string_view::npos) return MarkdownReader(text).parse(0, text.size(), 0);
    // A tab is a space to everybody who shows it.
    std::string plain(text);
    std::ranges::replace(plain, '\t', ' ');
    return MarkdownReader(plain).parse(0, plain.size(), 0);
}

}  // namespace bibconv::markup
