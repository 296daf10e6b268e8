#include <algorithm>
#include <charconv>
#include <vector>

#include "markup/latex.hpp"
#include "markup/latex_tables.hpp"
#include "markup/latex_text.hpp"
#include "text/character.hpp"

namespace bibconv::markup {
namespace {

using latex::is_space;

constexpr int nesting_limit = 100;
constexpr std::size_t none = std::string_view::npos;

// One pass over the value. Partners of braces are found beforehand, so that no search is repeated.
class Decoder {
public:
    Decoder(std::string_view source, const UnknownCommand& unknown)
        : source_(source), unknown_(unknown), partner_(latex::partners(source)) {}

    RichText all() { return range(0, source_.size(), Context{}); }

private:
    struct Context {
        int depth = 0;
        bool nocase = false;  // inside protecting braces: more braces say nothing new
        [[nodiscard]] Context deeper(bool protect = false) const { return {depth + 1, nocase || protect}; }
    };

    RichText range(std::size_t begin, std::size_t end, Context context) {
        RichText out;
        for (std::size_t at = begin; at < end;) at = step(at, end, context, out);
        return out;
    }

    std::size_t step(std::size_t at, std::size_t end, Context context, RichText& out) {
        switch (source_[at]) {
            case '\\': return command(at, end, context, out);
            case '{': return group(at, end, context, out);
            case '$': return dollars(at, end, out);
            case '~': out.append(std::string_view("\u00A0")); return at + 1;
            default: return text(at, end, out);
        }
    }

    // Characters up to the next one with a meaning; the ligatures of TeX's fonts are undone.
    std::size_t text(std::size_t at, std::size_t end, RichText& out) const {
        std::string run;
        while (at < end && std::string_view("\\{$~").find(source_[at]) == none) {
            const std::size_t next = latex::ligature(source_.substr(at, end - at), run);
            at += next != 0 ? next : latex::plain(source_.substr(at, end - at), run);
        }
        out.append(std::string_view(run));
        return at;
    }

    std::size_t group(std::size_t at, std::size_t end, Context context, RichText& out) {
        const std::size_t close = partner_at(at, end);
        if (close == none) {
            out.append(std::string_view("{"));
            return at + 1;
        }
        if (context.depth >= nesting_limit) {
            out.append(raw(at, close + 1));
            return close + 1;
        }
        // BibTeX's "special character" {\'E} protects nothing; neither do braces around a mere sign.
        const bool special = close > at + 1 && source_[at + 1] == '\\';
        RichText content = range(at + 1, close, context.deeper(!special));
        if (special || context.nocase || !latex::has_case(content)) {
            out.append(std::move(content));
        } else {
            out.append(Styled{Style::nocase, std::move(content)});
        }
        return close + 1;
    }

    std::size_t dollars(std::size_t at, std::size_t end, RichText& out) const {
        const bool display = at + 1 < end && source_[at + 1] == '$';
        const std::size_t begin = at + (display ? 2 : 1);
        const std::size_t close = closing_dollar(begin, end);
        if (close == none || (display && (close + 1 >= end || source_[close + 1] != '$'))) {
            out.append(std::string_view("$"));
            return at + 1;
        }
        out.append(Math{latex::single_spaced(source_.substr(begin, close - begin))});
        return close + (display ? 2 : 1);
    }

    [[nodiscard]] std::size_t closing_dollar(std::size_t at, std::size_t end) const {
        while (at < end && source_[at] != '$') {
            if (source_[at] == '\\') {
                at += 2;
            } else if (source_[at] == '{') {
                const std::size_t close = partner_at(at, end);
                if (close == none) return none;
                at = close + 1;
            } else {
                ++at;
            }
        }
        return at < end ? at : none;
    }

    std::size_t command(std::size_t at, std::size_t end, Context context, RichText& out) {
        const std::string_view name = latex::command_name(source_.substr(at, end - at));
        const std::size_t after = at + 1 + name.size();
        if (name.empty()) {
            out.append(std::string_view("\\"));
            return after;
        }
        if (name == "\\") return skip_blanks(skip_terminator(newline(out, after), end), end);
        if (name == "(") return inline_math(after, end, out);
        if (const auto* accent = latex::find_accent(name)) return accented(*accent, at, after, end, context, out);
        if (const auto* symbol = latex::find_symbol(name)) {
            out.append(*symbol);
            return skip_terminator(skip_spaces(name, after, end), end);
        }
        if (latex::is_empty_command(name)) return skip_terminator(skip_spaces(name, after, end), end);
        if (const auto style = latex::find_declaration(name)) return declared(*style, after, end, context, out);
        return with_argument(name, at, end, context, out);
    }

    static std::size_t newline(RichText& out, std::size_t after) {
        out.append(std::string_view("\n"));
        return after;
    }

    // The spaces behind a control word belong to it.
    [[nodiscard]] std::size_t skip_spaces(std::string_view name, std::size_t at, std::size_t end) const {
        return latex::is_ascii_letter(name.front()) ? skip_blanks(at, end) : at;
    }

    [[nodiscard]] std::size_t skip_blanks(std::size_t at, std::size_t end) const {
        while (at < end && is_space(source_[at])) ++at;
        return at;
    }

    [[nodiscard]] std::size_t skip_terminator(std::size_t at, std::size_t end) const {
        return source_.substr(at, end - at).starts_with("{}") ? at + 2 : at;
    }

    // `\( … \)`.
    std::size_t inline_math(std::size_t begin, std::size_t end, RichText& out) {
        constexpr std::string_view closing = "\\)";
        const std::size_t close = next_closing(closing, begin);
        if (close == none || close + closing.size() > end) {
            out.append(std::string_view("\\("));
            return begin;
        }
        out.append(Math{latex::single_spaced(source_.substr(begin, close - begin))});
        return close + closing.size();
    }

    // Of what was found once, or was not there, every search but one behind it would find the same.
    std::size_t next_closing(std::string_view closing, std::size_t begin) {
        const bool known = begin >= closing_sought_from_ && (closing_found_ == none || begin <= closing_found_);
        if (!known) {
            closing_sought_from_ = begin;
            closing_found_ = source_.find(closing, begin);
        }
        return closing_found_;
    }

    std::size_t declared(Style style, std::size_t after, std::size_t end, Context context, RichText& out) {
        const std::size_t begin = skip_terminator(skip_spaces("a", after, end), end);
        if (context.depth >= nesting_limit) return begin;
        RichText rest = range(begin, end, context.deeper());
        if (!rest.empty()) out.append(Styled{style, std::move(rest)});
        return end;
    }

    std::size_t accented(const latex::Accent& accent, std::size_t at, std::size_t after, std::size_t end,
                         Context context, RichText& out) {
        std::size_t next = after;
        while (next < end && is_space(source_[next])) ++next;
        if (next >= end) {
            out.append(accent.alone);
            return end;
        }
        RichText base;
        if (context.depth >= nesting_limit) {
            next = end_of_argument(next, end);
            out.append(raw(at, next));
            return next;
        }
        next = accent_base(next, end, context, base);
        if (!is_plain(base)) {
            out.append(raw(at, next));
        } else {
            out.append(std::string_view(latex::accented(accent, plain_text(base))));
        }
        return next;
    }

    std::size_t accent_base(std::size_t at, std::size_t end, Context context, RichText& base) {
        if (const std::size_t close = source_[at] == '{' ? partner_at(at, end) : none; close != none) {
            base = range(at + 1, close, context.deeper(true));
            return close + 1;
        }
        if (source_[at] == '\\') return command(at, end, context.deeper(true), base);
        std::size_t next = at;
        (void)text::next_code_point(source_.substr(0, end), next);
        base.append(source_.substr(at, next - at));
        return next;
    }

    std::size_t with_argument(std::string_view name, std::size_t at, std::size_t end, Context context, RichText& out) {
        const std::size_t open = skip_spaces(name, at + 1 + name.size(), end);
        const std::size_t close = open < end && source_[open] == '{' ? partner_at(open, end) : none;
        if (close == none || context.depth >= nesting_limit) return unknown(name, at, end, out);
        const std::string_view argument = source_.substr(open + 1, close - open - 1);
        if (const auto style = latex::find_style(name)) {
            out.append(Styled{*style, range(open + 1, close, context.deeper(*style == Style::nocase))});
        } else if (latex::is_transparent(name)) {
            out.append(range(open + 1, close, context.deeper()));
        } else if (name == "ensuremath") {
            out.append(Math{latex::single_spaced(argument)});
        } else if (name == "url") {
            const std::string url = decode_verbatim(argument);
            out.append(Link{url, RichText(url)});
        } else if (name == "symbol") {
            return symbol(argument, at, close + 1, out);
        } else {
            return two_arguments(name, at, end, {open, close}, context, out);
        }
        return close + 1;
    }

    struct Braces {
        std::size_t open;
        std::size_t close;
    };

    std::size_t two_arguments(std::string_view name, std::size_t at, std::size_t end, Braces first, Context context,
                              RichText& out) {
        const std::size_t open = first.close + 1;
        const std::size_t close = open < end && source_[open] == '{' ? partner_at(open, end) : none;
        if (close == none || (name != "href" && name != latex::carrier)) return unknown(name, at, end, out);
        const std::string one = decode_verbatim(source_.substr(first.open + 1, first.close - first.open - 1));
        if (name == "href") {
            out.append(Link{one, range(open + 1, close, context.deeper())});
        } else {
            const std::string carried = decode_verbatim(source_.substr(open + 1, close - open - 1));
            out.append(one == "math" ? Inline(Math{carried}) : Inline(Raw{one, carried}));
        }
        return close + 1;
    }

    std::size_t symbol(std::string_view number, std::size_t at, std::size_t end, RichText& out) const {
        unsigned point = 0;
        const auto [last, error] = std::from_chars(number.data(), number.data() + number.size(), point);
        if (error != std::errc{} || last != number.data() + number.size() || point >= 128) {
            out.append(raw(at, end));
        } else {
            const char character = static_cast<char>(point);
            out.append(std::string_view(&character, 1));
        }
        return end;
    }

    // With its star, its arguments, or the spaces that belong to it.
    std::size_t unknown(std::string_view name, std::size_t at, std::size_t end, RichText& out) const {
        if (unknown_) unknown_(source_.substr(at, 1 + name.size()));
        std::size_t next = at + 1 + name.size();
        if (next < end && source_[next] == '*' && latex::is_ascii_letter(name.front())) ++next;
        if (latex::is_ascii_letter(name.front())) next = arguments(next, end);
        out.append(raw(at, next));
        return next;
    }

    [[nodiscard]] std::size_t arguments(std::size_t at, std::size_t end) const {
        const std::size_t open = skip_spaces("a", at, end);
        std::size_t next = end_of_argument(open, end);
        if (next == open) return open;  // no argument: the spaces are the end of the word
        for (std::size_t last = open; next != last;) {
            last = next;
            next = end_of_argument(next, end);
        }
        return next;
    }

    // Behind a group or an optional argument; where there is none, the place itself.
    [[nodiscard]] std::size_t end_of_argument(std::size_t at, std::size_t end) const {
        if (at >= end) return at;
        if (source_[at] == '{') {
            const std::size_t close = partner_at(at, end);
            return close == none ? at : close + 1;
        }
        if (source_[at] != '[') return at;
        const std::size_t close = source_.substr(at, std::min(end - at, longest_option)).find_first_of("]{}$\\");
        return close == none || source_[at + close] != ']' ? at : at + close + 1;
    }

    [[nodiscard]] Raw raw(std::size_t begin, std::size_t end) const {
        return {"latex", latex::single_spaced(source_.substr(begin, end - begin))};
    }

    [[nodiscard]] std::size_t partner_at(std::size_t open, std::size_t end) const {
        const std::size_t close = partner_.empty() ? none : partner_[open];
        return close < end ? close : none;
    }

    static constexpr std::size_t longest_option = 200;

    std::string_view source_;
    const UnknownCommand& unknown_;
    std::vector<std::size_t> partner_;
    std::size_t closing_sought_from_ = none;  // the last search for a `\)`, and what it found
    std::size_t closing_found_ = none;
};

}  // namespace

RichText decode_latex(std::string_view latex, const UnknownCommand& unknown) { return Decoder(latex, unknown).all(); }

}  // namespace bibconv::markup
