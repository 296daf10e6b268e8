#include <algorithm>

#include "markup/latex.hpp"
#include "markup/latex_tables.hpp"
#include "markup/latex_text.hpp"
#include "markup/tex_reader.hpp"
#include "text/ascii.hpp"
#include "text/character.hpp"

namespace bibconv::markup {
namespace {

// The command over a base: `{\'e}`, `{\v{c}}`, `{\'{\i}}`.
std::string accented(std::string_view command, const std::string& base) {
    const bool sign = base.starts_with("{\\ensuremath");  // which needs its own braces
    const bool grouped =
        (base.front() == '{' && !sign) || (base.size() == 1 && !text::is_ascii_letter(command.front()));
    return "{\\" + std::string(command) + (grouped ? base : '{' + base + '}') + '}';
}

// One character; "" when LaTeX has no name for it.
std::string spelt(char32_t point) {
    std::string utf8;
    text::append_utf8(utf8, point);
    if (point < 0x80) return utf8;
    if (const std::string_view symbol = latex::symbol_for(utf8); !symbol.empty())
        return "{\\" + std::string(symbol) + '}';
    if (const std::string_view name = mathematics_for(utf8); !name.empty())
        return "{\\ensuremath{\\" + std::string(name) + "}}";
    const auto [base, mark] = text::decompose(point);
    const latex::Accent* accent = mark == 0 ? nullptr : latex::accent_for(mark);
    if (accent == nullptr) return {};
    const bool dotted = (base == U'i' || base == U'j') && text::is_above(mark);
    const std::string inner = dotted ? "{\\" + std::string(1, static_cast<char>(base)) + '}' : spelt(base);
    return inner.empty() ? inner : accented(accent->command, inner);
}

// Whether a group at the end would be an argument, for all we know here: behind `\foo`, `\foo*`, `\foo{x}`, `\foo[x]`.
bool wants_argument(std::string_view latex) {
    if (latex.empty()) return false;
    const bool spaced = latex.back() == ' ';
    while (latex.ends_with(' ')) latex.remove_suffix(1);
    if (latex.empty() || (spaced && std::string_view("}]").find(latex.back()) != std::string_view::npos)) return false;
    if (std::string_view("}]*").find(latex.back()) != std::string_view::npos) return true;
    const auto word = std::ranges::find_if_not(latex.rbegin(), latex.rend(), text::is_ascii_letter);
    return word != latex.rbegin() && word != latex.rend() && *word == '\\';
}

// A spelling with its braces taken off: `\'e`, `\ss{}`.
std::string unbraced(const std::string& spelling) {
    const std::string inner = spelling.substr(1, spelling.size() - 2);
    if (inner.starts_with("\\ensuremath")) return "\\relax{}" + spelling;  // a formula without its braces
    return inner.ends_with('}') || !text::is_ascii_letter(inner[1]) ? inner : inner + "{}";
}

// The group at `at`, with its braces.
std::size_t group_size(std::string_view latex, std::size_t at) {
    if (at >= latex.size() || latex[at] != '{') return 0;
    std::size_t depth = 0;
    for (std::size_t next = at; next < latex.size(); ++next) {
        if (latex[next] == '{') ++depth;
        if (latex[next] == '}' && --depth == 0) return next + 1 - at;
    }
    return 0;
}

// How much at the beginning is no text, where a spelling would be something else: addresses, what is carried along,
// mathematics, and a character that a backslash makes a command of.
std::size_t verbatim_size(std::string_view latex) {
    if (latex.front() == '$') {
        const std::size_t close = latex.find('$', 1);
        return close == std::string_view::npos ? 0 : close + 1;
    }
    if (latex.front() != '\\' || latex.size() < 2) return 0;
    const std::string_view name = latex::command_name(latex);
    std::size_t size = 1 + name.size();
    if (name == "url" || name == "href" || name == latex::carrier) size += group_size(latex, size);
    if (name == latex::carrier) size += group_size(latex, size);
    return size;
}

}  // namespace

std::string ascii_latex(std::string_view latex) {
    std::string out;
    bool spelt_before = false;  // then what stands before is complete
    for (std::size_t at = 0; at < latex.size();) {
        if (const std::size_t verbatim = verbatim_size(latex.substr(at))) {
            out += latex.substr(at, verbatim);
            at += verbatim;
            spelt_before = false;
            continue;
        }
        const std::size_t begin = at;
        const char32_t point = text::next_code_point(latex, at);
        const std::string spelling = point < 0x80 ? std::string() : spelt(point);
        if (spelling.empty()) {
            out += latex.substr(begin, at - begin);
        } else {
            out += !spelt_before && wants_argument(out) ? unbraced(spelling) : spelling;
        }
        spelt_before = !spelling.empty();
    }
    return out;
}

}  // namespace bibconv::markup
