#include <algorithm>
#include <array>

#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/date_fields.hpp"
#include "formats/bibtex/key_words.hpp"
#include "formats/bibtex/language_table.hpp"
#include "formats/bibtex/macros.hpp"
#include "formats/bibtex/name_tokens.hpp"
#include "formats/bibtex/places.hpp"
#include "formats/bibtex/value.hpp"
#include "markup/readable.hpp"
#include "model/identifiers.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::bibtex {
namespace {

using model::Kind;

// "117--128" and "117–128" are "117-128".
std::string plain_hyphens(std::string_view text) {
    constexpr std::string_view dash = "–";
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const bool en_dash = text.substr(at).starts_with(dash);
        result += en_dash ? '-' : text[at];
        at += en_dash ? dash.size() : 1;
    }
    return result;
}

// "^{st}", "2^{nd}".
bool is_ordinal(std::string_view tex) {
    while (!tex.empty() && is_digit(tex.front())) tex.remove_prefix(1);
    if (!tex.starts_with('^')) return false;
    tex.remove_prefix(1);
    if (is_group(tex)) tex = tex.substr(1, tex.size() - 2);
    return !tex.empty() && std::ranges::all_of(tex, is_ascii_letter);
}

// BibLaTeX's words around page numbers.
struct PageWord {
    std::string_view command, text;
};
constexpr auto page_words = std::to_array<PageWord>(
    {{"\\psqq", " sqq."}, {"\\psq", " sq."}, {"\\pnfmt", ""}, {"\\ppno", ""}, {"\\pno", ""}, {"\\nopp", ""}});

const PageWord* page_word(std::string_view command) {
    const auto row = std::ranges::find(page_words, trimmed(command), &PageWord::command);
    return row == page_words.end() ? nullptr : &*row;
}

// `$12$` and `1$-$3` are no formulas.
bool is_plain_number(std::string_view tex) { return tex.find_first_not_of("0123456789-., ") == std::string_view::npos; }

void say_plainly(RichText& text, bool pages) {
    for (Inline& node : text.nodes) {
        const auto* math = std::get_if<Math>(&node);
        const auto* raw = std::get_if<Raw>(&node);
        const PageWord* word = raw == nullptr || !pages ? nullptr : page_word(raw->source);
        if (math != nullptr && is_plain_number(math->tex)) {
            node = Text{math->tex};
        } else if (word != nullptr) {
            node = Text{std::string(word->text)};
        }
    }
}

std::string_view trimmed_ties(std::string_view text) {
    constexpr std::string_view tie = "\u00A0";
    while (text.starts_with(tie)) text.remove_prefix(tie.size());
    return trimmed(text);
}

// A number has no markup. `1$^{st}$` says no more than "1st", but other mathematics and unknown commands would be lost.
std::optional<Value> number(std::string_view latex, const Target& target, const ValueListener& listener) {
    const bool worded = target.spelling == Spelling::pages && has_page_words(latex);
    const markup::UnknownCommand unknown_word = [&](std::string_view command) {
        if (page_word(command) == nullptr && listener.unknown_command) listener.unknown_command(command);
    };
    RichText text = markup::decode_latex(latex, worded ? unknown_word : listener.unknown_command);
    say_plainly(text, worded);
    const auto lost = [](const Inline& node) {
        const auto* math = std::get_if<Math>(&node);
        return (math != nullptr && !is_ordinal(math->tex)) || std::holds_alternative<Raw>(node);
    };
    if (std::ranges::any_of(text.nodes, lost)) {
        // What could not be written again as it is, is text at once.
        return markup::is_balanced(latex) ? std::nullopt : std::optional<Value>(std::string(latex));
    }
    const std::string plain = plain_hyphens(plain_text(markup::readable(text)));
    return Value(worded ? std::string(trimmed_ties(plain)) : plain);
}

std::string without_braces(std::string_view latex) {
    while (is_group(latex)) latex = trimmed(latex.substr(1, latex.size() - 2));
    constexpr std::string_view url = "\\url{";
    if (latex.starts_with(url) && is_group(latex.substr(url.size() - 1))) {
        latex = latex.substr(url.size(), latex.size() - url.size() - 1);
    }
    if (latex.starts_with("\\href{")) {
        const RichText text = markup::decode_latex(latex);
        const auto* link = text.nodes.size() == 1 ? std::get_if<Link>(&text.nodes.front()) : nullptr;
        if (link != nullptr) return link->url;
    }
    return markup::decode_verbatim(trimmed(latex));
}

// One bare address, or text in which links are named.
Value links(std::string_view latex, const ValueListener& listener) {
    if (latex.find("\\href") != std::string_view::npos || latex.find("\\url") != std::string_view::npos) {
        return markup::decode_latex(latex, listener.unknown_command);
    }
    return without_braces(latex);
}

std::string verbatim(std::string_view latex, const Target& target) {
    switch (target.spelling) {
        case Spelling::doi: return std::string(model::bare_doi(without_braces(latex)));
        case Spelling::language: return language_tag(latex);
        case Spelling::lower:
        case Spelling::archive: return lower_name(without_braces(latex));
        default:
            return target.name.find(':') == std::string::npos ? without_braces(latex) : markup::decode_verbatim(latex);
    }
}

}  // namespace

bool has_page_words(std::string_view latex) {
    return latex.find('\\') != latex.npos &&
           std::ranges::any_of(page_words, [&](const PageWord& row) { return latex.find(row.command) != latex.npos; });
}

std::optional<Value> read_value(std::string_view latex, const Target& target, const ValueListener& listener) {
    latex = trimmed_latex(latex);
    switch (model::kind_of(target.name)) {
        case Kind::names: return parse_names(latex, listener.name_fault);
        case Kind::date: return read_date_value(latex);
        case Kind::number: return number(latex, target, listener);
        case Kind::links: return links(latex, listener);
        case Kind::verbatim: return verbatim(latex, target);
        case Kind::text: break;
    }
    if (target.spelling == Spelling::places) return read_places(latex, listener.unknown_command);
    if (const std::string_view words = words_of_key(target.spelling, latex); !words.empty()) return RichText(words);
    const std::string_view inner = is_group(latex) ? latex.substr(1, latex.size() - 2) : std::string_view();
    if (!words_of_key(target.spelling, inner).empty()) return RichText(inner);  // a word that is no key word
    return markup::decode_latex(latex, listener.unknown_command);
}

}  // namespace bibconv::bibtex
