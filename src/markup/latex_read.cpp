#include <algorithm>
#include <vector>

#include "markup/latex.hpp"
#include "markup/latex_tables.hpp"
#include "markup/latex_text.hpp"
#include "markup/tex_reader.hpp"
#include "text/ascii.hpp"
#include "text/character.hpp"

namespace bibconv::markup {
namespace {

using latex::is_space;

constexpr int nesting_limit = 100;
constexpr std::size_t none = std::string_view::npos;

// What `\ensuremath{\alpha}` says. With braces around it, programs mean the character, and no formula.
std::string_view named_by_mathematics(std::string_view latex) {
    constexpr std::string_view head = "\\ensuremath{\\";
    if (!latex.starts_with(head) || !latex.ends_with('}')) return {};
    return sign_of_mathematics(latex.substr(head.size(), latex.size() - head.size() - 1));
}

// One pass over the value. Partners of braces are found beforehand, so that no search is repeated.
class Decoder {
public:
    Decoder(std::string_view source, const UnknownCommand& unknown)
        : source_(source), unknown_(unknown), braces_(source) {}

    /// `plain` bytes at the beginning mean themselves.
    RichText all(std::size_t plain) {
        RichText out(source_.substr(0, plain));
        out.append(range(plain, source_.size(), Context{}));
        return out;
    }

private:
    struct Context {
        int depth = 0;
        bool nocase = false;  // inside protecting braces: more braces say nothing new
        bool code = false;    // typewriter type has no ligatures: \texttt{--help}
        [[nodiscard]] Context deeper(bool protect = false) const { return {depth + 1, nocase || protect, code}; }
        [[nodiscard]] Context styled(Style style) const {
            return {depth + 1, nocase || style == Style::nocase, code || style == Style::code};
        }
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
            default: return text(at, end, context, out);
        }
    }

    // Characters up to the next one with a meaning; the ligatures of TeX's fonts are undone.
    std::size_t text(std::size_t at, std::size_t end, Context context, RichText& out) const {
        const std::size_t plain_end = latex::skip_plain(source_, at, end);
        if (plain_end == end || latex::meaning_of(source_[plain_end]) == latex::Meaning::syntax) {
            out.append(source_.substr(at, plain_end - at));
            return plain_end;
        }
        std::string run(source_.substr(at, plain_end - at));
        at = plain_end;
        std::size_t quote_end = none;  // of the single quotation marks that are open
        while (at < end && latex::meaning_of(source_[at]) != latex::Meaning::syntax) {
            const bool may_open = source_[at] == '`' && !context.code;
            const std::size_t quoted = may_open ? latex::closing_quote(source_.substr(at, end - at)) : 0;
            if (quoted != 0 || at == quote_end) {
                run += quoted != 0 ? "‘" : "’";
                quote_end = quoted != 0 ? at + quoted : none;
                ++at;
                continue;
            }
            const std::size_t limit = std::min(quote_end, end);
            const bool joins = !context.code && latex::meaning_of(source_[at]) == latex::Meaning::ligature;
            const std::size_t next = joins ? latex::ligature(source_.substr(at, end - at), run) : 0;
            at += next != 0 ? next : latex::plain(source_.substr(at, end - at), run);
            const std::size_t begin = at;
            at = latex::skip_plain(source_, at, limit);
            run += source_.substr(begin, at - begin);
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
        const std::string_view sign = named_by_mathematics(source_.substr(at + 1, close - at - 1));
        if (!sign.empty()) {
            out.append(sign);
            return close + 1;
        }
        // BibTeX's "special character" {\'E} protects nothing; neither do braces around a mere sign.
        const bool special = close > at + 1 && source_[at + 1] == '\\';
        RichText content = range(at + 1, close, context.deeper(!special));
        const bool bare = special || context.nocase || !latex::has_case(content);
        if (bare && declares(content)) {
            out.append(raw(at, close + 1));  // without its braces, a \small would reach to the end
        } else if (bare) {
            out.append(std::move(content));
        } else {
            out.append(Styled{Style::nocase, std::move(content)});
        }
        return close + 1;
    }

    // Whether a command that is not known has something behind it.
    static bool declares(const RichText& content) {
        if (content.nodes.size() < 2) return false;
        return std::any_of(content.nodes.begin(), content.nodes.end() - 1, [](const Inline& node) {
            const auto* raw = std::get_if<Raw>(&node);
            return raw != nullptr && raw->source.starts_with('\\') &&
                   !has_words_of_its_own(latex::command_name(raw->source));
        });
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
        if (name == "\\" || name == "linebreak") return newline(after, end, out);
        if (name == "(") return math("\\(", inline_end_, after, end, out);
        if (name == "[") return math("\\[", display_end_, after, end, out);
        if (name == "char") return character(at, end, out);
        if (name == "string") return literal(at, end, out);
        if (name == "verb" || name == "path") return delimited(name, at, end, context, out);
        // Inside a tabbing environment \' has another meaning, and the accent is \a'.
        if (name == "a" && after < end && std::string_view("'`=").find(source_[after]) != none)
            return command_of(source_.substr(after, 1), at, after + 1, end, context, out);
        return command_of(name, at, after, end, context, out);
    }

    std::size_t command_of(std::string_view name, std::size_t at, std::size_t after, std::size_t end, Context context,
                           RichText& out) {
        if (const auto* accent = latex::find_accent(name)) return accented(*accent, at, after, end, context, out);
        if (const auto* symbol = latex::find_symbol(name)) {
            out.append(*symbol);
            return skip_terminator(skip_spaces(name, after, end), end);
        }
        if (latex::is_empty_command(name)) return skip_terminator(skip_spaces(name, after, end), end);
        if (const auto style = latex::find_declaration(name)) return declared(*style, after, end, context, out);
        return with_argument(name, at, end, context, out);
    }

    // With its star and the space that it leaves between the lines, `\\[2pt]`; other brackets are text.
    std::size_t newline(std::size_t after, std::size_t end, RichText& out) const {
        out.append(std::string_view("\n"));
        if (source_.substr(after, end - after).starts_with("{}")) return skip_blanks(after + 2, end);
        if (after < end && source_[after] == '*') ++after;
        after = skip_blanks(after, end);
        const std::size_t option = end_of_option(after, end);
        const bool length = option > after && latex::is_length(source_.substr(after + 1, option - after - 2));
        return length ? skip_blanks(option, end) : after;
    }

    // `\char"E9`, with the space that ends the number.
    std::size_t character(std::size_t at, std::size_t end, RichText& out) const {
        const std::size_t begin = skip_blanks(at + 1 + std::string_view("char").size(), end);
        char32_t point = 0;
        const std::size_t size = latex::number(source_.substr(begin, end - begin), point);
        if (size == 0) return unknown("char", at, end, out);
        append(out, point);
        const std::size_t next = begin + size;
        return next < end && is_space(source_[next]) ? next + 1 : skip_terminator(next, end);
    }

    static void append(RichText& out, char32_t point) {
        std::string utf8;
        text::append_utf8(utf8, point);
        out.append(utf8);
    }

    // `\string~`: the character that follows, without its meaning.
    std::size_t literal(std::size_t at, std::size_t end, RichText& out) const {
        const std::size_t begin = skip_blanks(at + 1 + std::string_view("string").size(), end);
        if (begin >= end || std::string_view("\\{}").find(source_[begin]) != none)
            return unknown("string", at, end, out);
        std::size_t next = begin;
        (void)text::next_code_point(source_.substr(0, end), next);
        out.append(source_.substr(begin, next - begin));
        return next;
    }

    // `\verb|…|`, `\path|…|`: whatever sign stands behind the word ends it.
    std::size_t delimited(std::string_view name, std::size_t at, std::size_t end, Context context, RichText& out) {
        const std::size_t begin = at + 1 + name.size();
        const bool bare = begin < end && std::string_view("{*\\").find(source_[begin]) == none &&
                          !is_space(source_[begin]) &&
                          static_cast<unsigned char>(source_[begin]) < 0x80;  // else it would be a part of a sign
        const std::size_t close = bare ? source_.substr(0, end).find(source_[begin], begin + 1) : none;
        if (close == none) return command_of(name, at, begin, end, context, out);
        const std::string_view verbatim = source_.substr(begin + 1, close - begin - 1);
        if (verbatim.empty()) return close + 1;
        if (name == "verb") {
            out.append(Styled{Style::code, RichText(verbatim)});
        } else {
            out.append(verbatim);
        }
        return close + 1;
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

    // Of what was found once, or was not there, every search but one behind it would find the same.
    struct LastSearch {
        std::string_view closing;
        std::size_t from = none;
        std::size_t found = none;

        std::size_t next(std::string_view source, std::size_t begin) {
            const bool known = begin >= from && (found == none || begin <= found);
            if (!known) {
                from = begin;
                found = source.find(closing, begin);
            }
            return found;
        }
    };

    // `\( … \)`, `\[ … \]`.
    std::size_t math(std::string_view opening, LastSearch& search, std::size_t begin, std::size_t end, RichText& out) {
        const std::size_t close = search.next(source_, begin);
        if (close == none || close + search.closing.size() > end) {
            out.append(opening);
            return begin;
        }
        out.append(Math{latex::single_spaced(source_.substr(begin, close - begin))});
        return close + search.closing.size();
    }

    std::size_t declared(Style style, std::size_t after, std::size_t end, Context context, RichText& out) {
        const std::size_t begin = skip_terminator(skip_spaces("a", after, end), end);
        if (context.depth >= nesting_limit) return begin;
        RichText rest = range(begin, end, context.styled(style));
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
            next = before_lone_backslash(next);
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

    struct Braces {
        std::size_t open;
        std::size_t close;
    };

    std::size_t with_argument(std::string_view name, std::size_t at, std::size_t end, Context context, RichText& out) {
        const std::size_t open = skip_spaces(name, at + 1 + name.size(), end);
        const std::size_t close = open < end && source_[open] == '{' ? partner_at(open, end) : none;
        const auto style = latex::find_style(name);
        const bool transparent = latex::is_transparent(name);
        if (context.depth >= nesting_limit) return unknown(name, at, end, out);
        if (close == none) {
            if (name == "enquote" && open < end && source_[open] == '*')
                return inner_quote(at, open + 1, end, context, out);
            const bool takes_one = open < end && (style || transparent) && is_token(source_[open]);
            if (!takes_one) return unknown(name, at, end, out);
            RichText token;  // \textsuperscript2
            const std::size_t next = accent_base(open, end, context, token);
            if (style) {
                out.append(Styled{*style, std::move(token)});
            } else {
                out.append(std::move(token));
            }
            return next;
        }
        if (name == "begin") return environment(at, {open, close}, end, out);
        if (style) {
            out.append(Styled{*style, range(open + 1, close, context.styled(*style))});
        } else if (transparent) {
            out.append(range(open + 1, close, context.deeper()));
        } else if (!one_argument(name, source_.substr(open + 1, close - open - 1), {open, close}, context, out)) {
            return two_arguments(name, at, end, {open, close}, context, out);
        }
        return close + 1;
    }

    // Displayed mathematics is kept as it is, since a low line means something there; of others, the beginning.
    std::size_t environment(std::size_t at, Braces name, std::size_t end, RichText& out) {
        constexpr auto displays =
            std::to_array<std::string_view>({"align", "align*", "displaymath", "eqnarray", "eqnarray*", "equation",
                                             "equation*", "gather", "gather*", "math", "multline", "multline*"});
        const std::string_view braced = source_.substr(name.open, name.close + 1 - name.open);
        const bool display = std::ranges::find(displays, braced.substr(1, braced.size() - 2)) != displays.end();
        const std::size_t last = display ? environment_end_.next(source_, name.close) : none;
        const std::size_t behind = last == none ? none : last + environment_end_.closing.size() + braced.size();
        const bool closes = behind != none && behind <= end && source_.substr(0, behind).ends_with(braced);
        if (!closes) return unknown("begin", at, end, out);
        out.append(raw(at, behind));
        return behind;
    }

    // What TeX takes for an argument without braces. A command there might want arguments itself.
    static bool is_token(char c) {
        return latex::is_ascii_letter(c) || text::is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    }

    // `\enquote*{…}`: the quotation marks inside others.
    std::size_t inner_quote(std::size_t at, std::size_t open, std::size_t end, Context context, RichText& out) {
        const std::size_t close = open < end && source_[open] == '{' ? partner_at(open, end) : none;
        if (close == none) return unknown("enquote", at, end, out);
        enclosed("‘", "’", {open, close}, context, out);
        return close + 1;
    }

    void enclosed(std::string_view before, std::string_view behind, Braces braces, Context context, RichText& out) {
        out.append(before);
        out.append(range(braces.open + 1, braces.close, context.deeper()));
        out.append(behind);
    }

    // Whether it is one of these commands.
    bool one_argument(std::string_view name, std::string_view argument, Braces braces, Context context, RichText& out) {
        if (name == "ensuremath") {
            out.append(Math{latex::single_spaced(argument)});
        } else if (name == "url") {
            const std::string url = decode_verbatim(argument);
            out.append(Link{url, RichText(url)});
        } else if (name == "nolinkurl" || name == "path") {
            out.append(decode_verbatim(argument));
        } else if (name == "mkbibparens") {
            enclosed("(", ")", braces, context, out);
        } else if (name == "mkbibbrackets") {
            enclosed("[", "]", braces, context, out);
        } else if (name == "symbol") {
            char32_t point = 0;
            if (latex::number(argument, point) != argument.size() || argument.empty()) return false;
            append(out, point);
        } else {
            return false;
        }
        return true;
    }

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

    // With its star, its arguments, or the spaces that belong to it.
    std::size_t unknown(std::string_view name, std::size_t at, std::size_t end, RichText& out) const {
        if (unknown_ && !has_words_of_its_own(name)) unknown_(source_.substr(at, 1 + name.size()));
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
        return end_of_option(at, end);
    }

    [[nodiscard]] std::size_t end_of_option(std::size_t at, std::size_t end) const {
        if (at >= end || source_[at] != '[') return at;
        const std::size_t close = source_.substr(at, std::min(end - at, longest_option)).find_first_of("]{}$\\");
        return close == none || source_[at + close] != ']' ? at : at + close + 1;
    }

    [[nodiscard]] Raw raw(std::size_t begin, std::size_t end) const {
        return {"latex", latex::single_spaced(source_.substr(begin, end - begin))};
    }

    // A declaration reaches to the end of a text, where a backslash would escape what is written behind it.
    [[nodiscard]] std::size_t before_lone_backslash(std::size_t at) const {
        const std::size_t run = at - (source_.substr(0, at).find_last_not_of('\\') + 1);
        return at == source_.size() ? at - run % 2 : at;
    }

    [[nodiscard]] std::size_t partner_at(std::size_t open, std::size_t end) const {
        const std::size_t close = braces_.partner(open);
        return close < end ? close : none;
    }

    static constexpr std::size_t longest_option = 200;

    std::string_view source_;
    const UnknownCommand& unknown_;
    latex::Braces braces_;
    LastSearch inline_end_{"\\)"};
    LastSearch display_end_{"\\]"};
    LastSearch environment_end_{"\\end"};
};

}  // namespace

RichText decode_latex(std::string_view latex, const UnknownCommand& unknown) {
    const std::size_t plain = latex::skip_plain(latex, 0, latex.size());
    if (plain == latex.size()) return {latex};
    return Decoder(latex, unknown).all(plain);
}

bool is_its_own_text(std::string_view latex) noexcept {
    return latex::skip_plain(latex, 0, latex.size()) == latex.size();
}

std::string decode_text(std::string_view latex) {
    return is_its_own_text(latex) ? std::string(latex) : plain_text(decode_latex(latex));
}

}  // namespace bibconv::markup
