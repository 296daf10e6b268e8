#include <algorithm>
#include <array>
#include <vector>

#include "markup/markdown.hpp"
#include "markup/markdown_spans.hpp"
#include "text/ascii.hpp"

namespace bibconv::markup {
namespace {

constexpr int deepest_span = 32;  // more is text: no one writes it, and recursion stays bounded

struct Reference {
    std::string_view name, text;
};
constexpr auto references =
    std::to_array<Reference>({{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}});

// Without the backslashes of escapes, and with the characters that are referred to.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t plain = std::min(text.size(), text.find_first_of("\\&", at));
        out.append(text.substr(at, plain - at));
        if ((at = plain) == text.size()) break;
        const std::string_view rest = text.substr(at);
        const auto* reference = std::ranges::find_if(references, [&](auto one) { return rest.starts_with(one.name); });
        if (reference != references.end()) {
            out += reference->text;
            at += reference->name.size();
            continue;
        }
        const bool escape = rest.front() == '\\' && rest.size() > 1 && text::is_punctuation(rest[1]);
        out += rest[escape ? 1 : 0];
        at += escape ? 2 : 1;
    }
    return out;
}

// Blanks beside backticks part them from the fence.
std::string_view without_padding(std::string_view code, std::size_t fence) {
    const bool padded = fence > 1 && code.size() > 2 && code.front() == ' ' && code.back() == ' ';
    return padded ? code.substr(1, code.size() - 2) : code;
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
        const std::string_view inside = part(span.inside, span.inside_end);
        switch (span.kind) {
            case SpanKind::code: return Styled{span.style, without_padding(inside, span.inside - span.begin)};
            case SpanKind::math: return Math{unescaped(inside)};
            case SpanKind::address: return Link{std::string(inside), inside};
            case SpanKind::link: {
                const std::string_view target = part(span.inside_end + 2, span.end - 1);
                return Link{parse_markdown_destination(target), parse(span.inside, span.inside_end, depth)};
            }
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

RichText parse_markdown(std::string_view text) { return MarkdownReader(text).parse(0, text.size(), 0); }

}  // namespace bibconv::markup
