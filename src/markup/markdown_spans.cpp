#include "markup/markdown_spans.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "markup/flanking.hpp"
#include "markup/markdown_tags.hpp"
#include "markup/partners.hpp"
#include "markup/web_address.hpp"
#include "text/ascii.hpp"
#include "text/byte_set.hpp"

namespace bibconv::markup {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;
constexpr std::string_view blanks = " \t\n\r\f";
constexpr text::ByteSet special("\\`$<[]*_");

// Where one of some characters comes next. The places that are asked for never go back, so that all answers
// together take one pass.
class Next {
public:
    Next(std::string_view text, std::string_view any) : text_(text), any_(any) {}

    std::size_t from(std::size_t at) {
        if (found_ < at) found_ = text_.find_first_of(any_, at);
        return found_;
    }

private:
    std::string_view text_, any_;
    std::size_t found_ = text_.find_first_of(any_);
};

// A run of stars or low lines: what emphasis has not taken from it yet.
struct Run {
    char sign;
    std::size_t begin, end;
    std::size_t length;  // of the whole
    Flanking flanking;

    [[nodiscard]] std::size_t left() const noexcept { return end - begin; }
};

// "The rule of three": CommonMark 0.30, 6.2, rules 9 and 10.
bool is_pair(const Run& opener, const Run& closer) noexcept {
    if (opener.sign != closer.sign) return false;
    if (!opener.flanking.closes && !closer.flanking.opens) return true;
    return (opener.length + closer.length) % 3 != 0 || (opener.length % 3 == 0 && closer.length % 3 == 0);
}

// What `is_pair` asks of a closer.
std::size_t kind_of_closer(const Run& closer) noexcept {
    return (closer.sign == '*' ? 0U : 6U) + (closer.flanking.opens ? 3U : 0U) + closer.length % 3;
}
constexpr std::size_t kinds_of_closers = 12;

// Emphasis and links know nothing of tags. A tag that lies neither within nor around one of them is text, and so is
// the second of two tags.
std::vector<Span> without_crossing_tags(std::vector<Span> spans) {
    const auto drop = [](Span& span) { span.end = span.begin; };
    std::vector<Span*> around;
    for (Span& span : spans) {
        while (!around.empty() && around.back()->end <= span.begin) around.pop_back();
        for (; !around.empty() && around.back()->end < span.end && span.kind != SpanKind::tag; around.pop_back())
            drop(*around.back());
        if (around.empty() || span.end <= around.back()->end)
            around.push_back(&span);
        else
            drop(span);
    }
    std::erase_if(spans, [](const Span& span) { return span.end == span.begin; });
    return spans;
}

class SpanFinder {
public:
    explicit SpanFinder(std::string_view text) : text_(text) {}

    std::vector<Span> spans() {
        for (std::size_t at = special.first_in(text_); at < text_.size(); at = special.first_in(text_, at))
            at = behind(at);
        emphasize(0);
        std::ranges::sort(spans_, {}, &Span::begin);
        return without_crossing_tags(std::move(spans_));
    }

private:
    struct Bracket {
        std::size_t begin;
        std::size_t first_run;  // of those behind it
    };

    // Takes what stands at `at`, and returns where to go on.
    std::size_t behind(std::size_t at) {
        switch (text_[at]) {
            case '\\': return at + 2;
            case '`': return code(at);
            case '$': return math(at);
            case '<': return angle(at);
            case '[': return brackets_.push_back({at, runs_.size()}), at + 1;
            case ']': return close_bracket(at);
            default: return run(at);
        }
    }

    [[nodiscard]] std::size_t end_of_run(std::size_t at) const {
        return std::min(text_.size(), text_.find_first_not_of(text_[at], at));
    }

    std::size_t run(std::size_t at) {
        const std::size_t end = end_of_run(at);
        const Flanking where = flanking(text_, at, end);
        if (where.opens || where.closes) runs_.push_back({text_[at], at, end, end - at, where});
        return end;
    }

    std::size_t code(std::size_t at) {
        const std::size_t inside = end_of_run(at);
        const std::size_t close = same_backticks(inside - at, inside);
        if (close == nowhere) return inside;
        return add({SpanKind::code, Style::code, at, inside, close, close + (inside - at)});
    }

    // Where just so many stand next. Whether they do at all is known from one pass over the text.
    std::size_t same_backticks(std::size_t count, std::size_t from) {
        if (last_backticks_.empty()) last_backticks_ = backtick_runs(text_);
        const auto last = last_backticks_.find(count);
        if (last == last_backticks_.end() || last->second < from) return nowhere;
        std::size_t at = text_.find('`', from);
        for (std::size_t end = end_of_run(at); end - at != count; end = end_of_run(at)) at = text_.find('`', end);
        return at;
    }

    // A price ends none, and no blank stands within its marks.
    std::size_t math(std::size_t at) {
        const std::size_t inside = at + 1, close = dollars_.from(inside);
        if (close == inside) return display(at);
        if (close == nowhere) return inside;
        const char first = text_[inside], last = text_[close - 1];
        const char after = close + 1 < text_.size() ? text_[close + 1] : ' ';
        if (text::is_space(first) || text::is_space(last) || last == '\\' || text::is_digit(after)) return inside;
        return add({SpanKind::math, {}, at, inside, close, close + 1});
    }

    // Mathematics on lines of its own, for GitHub; within a line it is as any other.
    std::size_t display(std::size_t at) {
        const std::size_t inside = at + 2, close = dollars_.from(inside);
        if (close == nowhere || close == inside || !text_.substr(close).starts_with("$$")) return inside;
        return add({SpanKind::math, {}, at, inside, close, close + 2});
    }

    std::size_t angle(std::size_t at) {
        const std::string_view rest = text_.substr(at);
        for (std::size_t i = 0; i < markdown_tags.size(); ++i) {
            if (rest.starts_with(markdown_tags[i].close)) return close_tag(i, at);
            if (!rest.starts_with(markdown_tags[i].open)) continue;
            open_tags_[i].push_back(at);
            return at + markdown_tags[i].open.size();
        }
        if (rest.starts_with("<span")) open_tags_[small_caps].push_back(nowhere);
        const std::size_t inside = at + 1, close = angles_.from(inside);
        if (web_scheme_length(rest.substr(1)) == 0 || close == nowhere || text_[close] == '<' ||
            blanks_.from(inside) < close)
            return inside;
        return add({SpanKind::address, {}, at, inside, close, close + 1});
    }

    std::size_t close_tag(std::size_t tag, std::size_t at) {
        const std::size_t end = at + markdown_tags[tag].close.size();
        std::vector<std::size_t>& open = open_tags_[tag];
        if (open.empty()) return end;
        const std::size_t begin = open.back();
        open.pop_back();
        if (begin == nowhere) return end;
        return add({SpanKind::tag, markdown_tags[tag].style, begin, begin + markdown_tags[tag].open.size(), at, end});
    }

    // A link holds no links, but images: the brackets around one are text, each with its partner.
    std::size_t close_bracket(std::size_t at) {
        if (brackets_.empty()) return at + 1;
        const Bracket open = brackets_.back();
        brackets_.pop_back();
        const bool is_text = brackets_.size() < brackets_of_text_;
        brackets_of_text_ = std::min(brackets_of_text_, brackets_.size());
        const std::optional<std::size_t> end = is_text ? std::nullopt : end_of_destination(at + 1);
        if (!end) return at + 1;
        emphasize(open.first_run);
        if (!is_image(open.begin)) brackets_of_text_ = brackets_.size();
        return add({SpanKind::link, {}, open.begin, open.begin + 1, at, *end});
    }

    // Whether "!", which is no escape, stands before the bracket.
    [[nodiscard]] bool is_image(std::size_t bracket) const {
        const std::string_view before = text_.substr(0, bracket);
        return before.ends_with('!') && !before.ends_with("\\!");
    }

    // Behind "(url)" or "(<url>)" at `at`.
    std::optional<std::size_t> end_of_destination(std::size_t at) {
        if (at >= text_.size() || text_[at] != '(') return std::nullopt;
        const std::size_t begin = behind_blanks(at + 1);
        if (begin == text_.size()) return std::nullopt;
        const bool angled = text_[begin] == '<';
        if (!angled && parentheses_.of(at) == nowhere) return std::nullopt;
        const std::size_t end = angled ? angles_.from(begin + 1) : std::min(parentheses_.of(at), blanks_.from(begin));
        if (end == nowhere || (angled && text_[end] == '<')) return std::nullopt;
        const std::size_t close = behind_blanks(angled ? end + 1 : end);
        return close < text_.size() && text_[close] == ')' ? std::optional(close + 1) : std::nullopt;
    }

    [[nodiscard]] std::size_t behind_blanks(std::size_t at) const {
        return std::min(text_.size(), text_.find_first_not_of(blanks, at));
    }

    std::size_t add(const Span& span) {
        spans_.push_back(span);
        return span.end;
    }

    // Pairs the runs from `first` on, and forgets them.
    void emphasize(std::size_t first) {
        std::vector<std::size_t> openers;
        std::array<std::size_t, kinds_of_closers> hopeless;  // before these, there is no opener for such closers
        hopeless.fill(first);
        for (std::size_t i = first; i < runs_.size(); ++i) {
            if (runs_[i].flanking.closes) {
                std::size_t& from = hopeless[kind_of_closer(runs_[i])];
                while (runs_[i].left() > 0 && find_opener(openers, i, from)) pair(openers, i);
                if (runs_[i].left() > 0) from = i;
            }
            if (runs_[i].flanking.opens && runs_[i].left() > 0) openers.push_back(i);
        }
        runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(first), runs_.end());
    }

    // Leaves the nearest opener for a closer last; those behind it are text.
    bool find_opener(std::vector<std::size_t>& openers, std::size_t closer, std::size_t from) const {
        for (std::size_t count = openers.size(); count > 0 && openers[count - 1] >= from; --count) {
            if (!is_pair(runs_[openers[count - 1]], runs_[closer])) continue;
            openers.resize(count);
            return true;
        }
        return false;
    }

    void pair(std::vector<std::size_t>& openers, std::size_t i) {
        Run& opener = runs_[openers.back()];
        Run& closer = runs_[i];
        const std::size_t size = opener.left() >= 2 && closer.left() >= 2 ? 2 : 1;
        const Style style = size == 2 ? Style::bold : Style::italic;
        add({SpanKind::styled, style, opener.end - size, opener.end, closer.begin, closer.begin + size});
        opener.end -= size;
        closer.begin += size;
        if (opener.left() == 0) openers.pop_back();
    }

    static constexpr auto small_caps = static_cast<std::size_t>(  // a <span>, as others are
        std::ranges::find(markdown_tags, Style::small_caps, &MarkdownTag::style) - markdown_tags.begin());

    std::string_view text_;
    std::vector<Span> spans_;
    std::vector<Run> runs_;
    std::vector<Bracket> brackets_;
    std::size_t brackets_of_text_ = 0;  // so many of them, the outer ones, can be no links any more
    std::array<std::vector<std::size_t>, markdown_tags.size()> open_tags_;
    std::map<std::size_t, std::size_t> last_backticks_;  // by their count
    Partners parentheses_{text_, '(', ')'};
    Next dollars_{text_, "$"};
    Next blanks_{text_, blanks};
    Next angles_{text_, "<>"};
};

}  // namespace

std::map<std::size_t, std::size_t> backtick_runs(std::string_view text) {
    std::map<std::size_t, std::size_t> last;
    for (std::size_t at = text.find('`'); at != nowhere; at = text.find('`', at)) {
        const std::size_t begin = at;
        at = std::min(text.size(), text.find_first_not_of('`', at));
        last[at - begin] = begin;
    }
    return last;
}

std::vector<Span> markdown_spans(std::string_view text) { return SpanFinder(text).spans(); }

}  // namespace bibconv::markup
