#include <algorithm>
#include <array>
#include <optional>

#include "markup/markdown.hpp"
#include "markup/partners.hpp"
#include "markup/web_address.hpp"
#include "text/ascii.hpp"

namespace bibconv::markup {
namespace {

constexpr int deepest_span = 32;             // more is text: no one writes it, and recursion stays bounded
constexpr std::size_t longest_span = 65536;  // a closing mark is looked for no further than this

constexpr bool is_blank_or_end(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\0'; }
constexpr bool is_escapable(char c) noexcept {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}
constexpr bool in_word(char c) noexcept { return !is_blank_or_end(c) && !is_escapable(c); }

struct Reference {
    std::string_view name, text;
};
constexpr auto references =
    std::to_array<Reference>({{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}});

struct Mark {
    std::string_view open, close;
    Style style;
};
constexpr auto marks = std::to_array<Mark>({
    {"**", "**", Style::bold},
    {"*", "*", Style::italic},
    {"__", "__", Style::bold},
    {"_", "_", Style::italic},
    {"<sup>", "</sup>", Style::superscript},
    {"<sub>", "</sub>", Style::subscript},
    {"<span style=\"font-variant: small-caps\">", "</span>", Style::small_caps},
});

class MarkdownReader {
public:
    explicit MarkdownReader(std::string_view text) : text_(text) {}

    RichText parse(std::size_t begin, std::size_t end, int depth) {
        RichText out;
        for (std::size_t at = begin; at < end;) {
            const std::size_t next = depth < deepest_span && purse_ > 0 ? construct(out, at, end, depth) : at;
            at = next > at ? next : character(out, at, end);
        }
        return out;
    }

private:
    // Each of these appends what stands at `at` and returns where it ends, or `at` when it is no such thing.
    std::size_t construct(RichText& out, std::size_t at, std::size_t end, int depth) {
        switch (text_[at]) {
            case '`': return code(out, at, end);
            case '[': return link(out, at, end, depth);
            case '$': return math(out, at, end);
            case '*':
            case '_': return styled(out, at, end, depth);
            case '<': {
                const std::size_t next = autolink(out, at, end);
                return next > at ? next : styled(out, at, end, depth);
            }
            default: return at;
        }
    }

    std::size_t character(RichText& out, std::size_t at, std::size_t end) {
        const char c = text_[at];
        if (c == '\\' && at + 1 < end && is_escapable(text_[at + 1])) {
            out.append(text_.substr(at + 1, 1));
            return at + 2;
        }
        if (c == '&') {
            for (const Reference& reference : references) {
                if (!text_.substr(at, end - at).starts_with(reference.name)) continue;
                out.append(reference.text);
                return at + reference.name.size();
            }
        }
        out.append(text_.substr(at, 1));
        return at + 1;
    }

    std::size_t styled(RichText& out, std::size_t at, std::size_t end, int depth) {
        for (const Mark& mark : marks) {
            if (!text_.substr(at, end - at).starts_with(mark.open)) continue;
            const std::size_t begin = at + mark.open.size();
            const bool both = mark.open.front() != '<' && end_of_run(at, std::min(end, at + 4)) == at + 3;
            const std::size_t inside = both ? at + 3 : begin;  // ***bold** in italics*, or the other way round
            if (!opens(mark, at, inside, end)) continue;
            const auto close = closing(mark, inside, end, both);
            if (!close) continue;
            out.append(Inline(Styled{mark.style, parse(begin, *close, depth + 1)}));
            return *close + mark.close.size();
        }
        return at;
    }

    [[nodiscard]] bool opens(const Mark& mark, std::size_t at, std::size_t begin, std::size_t end) const {
        if (mark.open.front() == '<') return true;
        const char before = at > 0 ? text_[at - 1] : '\0';
        return begin < end && !is_blank_or_end(text_[begin]) && text_[begin] != mark.open.front() &&
               (mark.open.front() != '_' || !in_word(before));
    }

    [[nodiscard]] std::size_t end_of_run(std::size_t at, std::size_t end) const {
        return std::min(end, text_.substr(0, end).find_first_not_of(text_[at], at));
    }

    // The mark that closes a run, skipping escapes, code, links and inner marks. Of three signs the first ones
    // belong to the other emphasis, where it is open: that may have begun together with this one, and then it must end
    // before.
    [[nodiscard]] std::optional<std::size_t> closing(const Mark& mark, std::size_t begin, std::size_t end, bool both) {
        const std::size_t limit = std::min(end, begin + longest_span);
        const char sign = mark.close.front();
        const std::size_t others = 3 - std::min<std::size_t>(mark.close.size(), 3);
        bool other = both;
        std::size_t hopeless = longest_span;  // no code ends with so many backticks
        for (std::size_t i = begin; i < limit; ++i) {
            if (const std::size_t behind = behind_atom(i, end, hopeless); behind > i) {
                i = behind - 1;
                continue;
            }
            if (text_[i] != sign) continue;
            if (sign == '<') {
                if (text_.substr(i).starts_with(mark.close)) return i;
                continue;
            }
            const std::size_t run = end_of_run(i, limit);
            if (closes(mark, i, run, end)) {
                if (run - i >= 3 && other) return i + others;
                if (!both || !other) return i;
                break;
            }
            if (run - i == others)
                other = other ? is_blank_or_end(text_[i - 1]) : run < end && !is_blank_or_end(text_[run]);
            i = run - 1;
        }
        spend(limit - begin);
        return std::nullopt;
    }

    // Behind what stands at `at` and emphasis does not end in, if it is such a thing.
    std::size_t behind_atom(std::size_t at, std::size_t end, std::size_t& hopeless) {
        switch (text_[at]) {
            case '\\': return at + 2;
            case '`': return behind_code(at, end, hopeless);
            case '$': return behind_math(at, end);
            case '[': return purse_ > 0 ? behind_link(at, end) : at;
            case '<': return at + autolink_end(text_.substr(at, end - at));
            default: return at;
        }
    }

    // Behind the code that begins at `at`, or its backticks only. `hopeless` is how many of them close nothing any
    // more.
    std::size_t behind_code(std::size_t at, std::size_t end, std::size_t& hopeless) {
        const std::size_t open = end_of_run(at, end);
        if (open - at >= hopeless) return open;
        const std::size_t close = end_of_code(at, open, end);
        if (close != std::string_view::npos) return close + (open - at);
        hopeless = open - at;
        spend(std::min(end, at + longest_span) - open);
        return open;
    }

    [[nodiscard]] bool closes(const Mark& mark, std::size_t begin, std::size_t run, std::size_t end) const {
        const bool long_enough = mark.close.size() == 1 ? run - begin != 2 : run - begin >= 2;
        const char after = run < end ? text_[run] : '\0';
        return long_enough && begin > 0 && !is_blank_or_end(text_[begin - 1]) &&
               (mark.close.front() != '_' || !in_word(after));
    }

    // The fence that closes the code of the one from `at` to `open`.
    [[nodiscard]] std::size_t end_of_code(std::size_t at, std::size_t open, std::size_t end) const {
        const std::string fence(open - at, '`');
        return text_.substr(0, std::min(end, at + longest_span)).find(fence, open);
    }

    // The text with blanks for its code, whose brackets are none.
    [[nodiscard]] std::string without_code() {
        std::string text(text_);
        std::size_t hopeless = longest_span;
        for (std::size_t at = text_.find_first_of("\\`"); at < text.size(); at = text_.find_first_of("\\`", at)) {
            const std::size_t begin = at;
            at = text_[begin] == '\\' ? begin + 2 : behind_code(begin, text.size(), hopeless);
            if (text_[begin] == '`') std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(begin), at - begin, ' ');
        }
        return text;
    }

    std::size_t code(RichText& out, std::size_t at, std::size_t end) {
        std::size_t open = at;
        while (open < end && text_[open] == '`') ++open;
        const std::size_t close = end_of_code(at, open, end);
        if (close == std::string_view::npos) return literal(out, at, open);
        std::string_view content = text_.substr(open, close - open);
        if (open - at > 1 && content.size() > 2 && content.front() == ' ' && content.back() == ' ') {
            content = content.substr(1, content.size() - 2);
        }
        out.append(Inline(Styled{Style::code, content}));
        return close + (open - at);
    }

    std::size_t literal(RichText& out, std::size_t begin, std::size_t end) {
        spend(longest_span);
        out.append(text_.substr(begin, end - begin));
        return end;
    }

    // Behind `$tex$`, if that stands at `at`. A price ends none.
    [[nodiscard]] std::size_t behind_math(std::size_t at, std::size_t end) const {
        const std::size_t close = text_.substr(0, std::min(end, at + longest_span)).find('$', at + 1);
        if (close == std::string_view::npos || close == at + 1) return at;
        const char after = close + 1 < end ? text_[close + 1] : '\0';
        const bool open =
            is_blank_or_end(text_[at + 1]) || is_blank_or_end(text_[close - 1]) || text_[close - 1] == '\\';
        return open || text::is_digit(after) ? at : close + 1;
    }

    std::size_t math(RichText& out, std::size_t at, std::size_t end) {
        const std::size_t behind = behind_math(at, end);
        if (behind > at) out.append(Inline(Math{plain_text(parse(at + 1, behind - 1, deepest_span))}));
        return behind;
    }

    // Behind `[text](url)`, if that stands at `at`.
    std::size_t behind_link(std::size_t at, std::size_t end) {
        const std::size_t text_end = brackets_.of(at);
        if (text_end >= end || text_end + 1 >= end || text_[text_end + 1] != '(') return at;
        const std::size_t url_end = parentheses_.of(text_end + 1);
        if (url_end >= end) return at;
        if (text_.substr(text_end, url_end - text_end).find_first_of(" \t\n") == std::string_view::npos)
            return url_end + 1;
        spend(url_end - text_end);
        return at;
    }

    std::size_t link(RichText& out, std::size_t at, std::size_t end, int depth) {
        const std::size_t behind = behind_link(at, end);
        if (behind == at) return at;
        const std::size_t text_end = brackets_.of(at);
        const std::string_view url = text_.substr(text_end + 2, behind - text_end - 3);
        out.append(Inline(Link{plain_text(references_decoded(url)), parse(at + 1, text_end, depth + 1)}));
        return behind;
    }

    static std::size_t autolink_end(std::string_view text) {
        const std::size_t length = web_address_length(text.substr(1));
        return length > 0 && length + 1 < text.size() && text[length + 1] == '>' ? length + 2 : 0;
    }

    std::size_t autolink(RichText& out, std::size_t at, std::size_t end) const {
        const std::string_view rest = text_.substr(at, end - at);
        const std::size_t length = autolink_end(rest);
        if (length == 0) return at;
        const std::string_view url = rest.substr(1, length - 2);
        out.append(Inline(Link{std::string(url), RichText(url)}));
        return at + length;
    }

    static RichText references_decoded(std::string_view url) {
        MarkdownReader reader(url);
        return reader.parse(0, url.size(), deepest_span);
    }

    // Searches that find nothing are paid for; when the purse is empty the rest of a hostile text is
    // plain text, so that the work stays linear.
    void spend(std::size_t bytes) { purse_ -= std::min(purse_, bytes); }

    std::string_view text_;
    std::size_t purse_ = 64 * text_.size() + 4 * longest_span;
    Partners brackets_{without_code(), '[', ']'};
    Partners parentheses_{text_, '(', ')'};
};

}  // namespace

RichText parse_markdown(std::string_view text) { return MarkdownReader(text).parse(0, text.size(), 0); }

}  // namespace bibconv::markup
