#include <algorithm>

#include "markup/latex.hpp"
#include "markup/latex_tables.hpp"
#include "text/ascii.hpp"
#include "text/character.hpp"

namespace bibconv::markup {
namespace {

// The command over a base: `{\'e}`, `{\v{c}}`, `{\'{\i}}`.
std::string accented(std::string_view command, const std::string& base) {
    const bool grouped = base.front() == '{' || (base.size() == 1 && !text::is_ascii_letter(command.front()));
    return "{\\" + std::string(command) + (grouped ? base : '{' + base + '}') + '}';
}

// One character; "" when LaTeX has no name for it.
std::string spelt(char32_t point) {
    std::string utf8;
    text::append_utf8(utf8, point);
    if (point < 0x80) return utf8;
    if (const std::string_view symbol = latex::symbol_for(utf8); !symbol.empty())
        return "{\\" + std::string(symbol) + '}';
    const auto [base, mark] = text::decompose(point);
    const latex::Accent* accent = mark == 0 ? nullptr : latex::accent_for(mark);
    if (accent == nullptr) return {};
    const bool dotted = (base == U'i' || base == U'j') && text::is_above(mark);
    const std::string inner = dotted ? "{\\" + std::string(1, static_cast<char>(base)) + '}' : spelt(base);
    return inner.empty() ? inner : accented(accent->command, inner);
}

}  // namespace

std::string ascii_latex(std::string_view latex) {
    std::string out;
    for (std::size_t at = 0; at < latex.size();) {
        const std::size_t begin = at;
        const char32_t point = text::next_code_point(latex, at);
        const std::string spelling = spelt(point);
        out += spelling.empty() ? std::string(latex.substr(begin, at - begin)) : spelling;
    }
    return out;
}

}  // namespace bibconv::markup
