#include <algorithm>

#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/date_fields.hpp"
#include "formats/bibtex/key_words.hpp"
#include "formats/bibtex/language_table.hpp"
#include "formats/bibtex/name_tokens.hpp"
#include "formats/bibtex/places.hpp"
#include "formats/bibtex/value.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::bibtex {
namespace {

// Where the hyphen between two pages is: the only one behind a number, the middle one of A1-1-A1-9. "e-12" and
// "C-12" are one page, "xii-34" is a range.
std::size_t range_hyphen(std::string_view range) {
    const auto is_page = [](std::string_view page) {
        const bool roman =
            page.find_first_not_of("ivxlcdm") == std::string_view::npos && page.find_first_of("ivx") != page.npos;
        return roman || std::ranges::any_of(page, is_digit) || page.find('\\') != std::string_view::npos;
    };
    const auto hyphens = std::ranges::count(range, '-');
    if (hyphens % 2 == 0) return std::string_view::npos;
    std::size_t at = range.find('-');
    for (auto left = hyphens / 2; left > 0; --left) at = range.find('-', at + 1);
    const std::string_view first = trimmed(range.substr(0, at));
    const std::string_view last = trimmed(range.substr(at + 1));
    if (hyphens == 1) return first.empty() || is_page(first) || !std::ranges::any_of(last, is_digit) ? at : range.npos;
    const std::string_view chapter = first.substr(0, first.find('-') + 1);
    return last.starts_with(chapter) ? at : std::string_view::npos;
}

// A range of pages has two hyphens; where there are more of them than ranges, nobody could tell.
std::string pages(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        const std::string_view range = text.substr(0, end);
        const std::size_t hyphen = range_hyphen(range);
        result += range.substr(0, hyphen);
        if (hyphen != std::string_view::npos) result.append("--").append(range.substr(hyphen + 1));
        if (end < text.size()) result += ',';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

std::string write_text(const RichText& text, const Target& target) {
    if (target.spelling == Spelling::places) return write_places(text);
    if (is_plain(text)) {
        const std::string words = plain_text(text);
        if (const std::string_view key = key_of_words(target.spelling, words); !key.empty())
            return target.words ? words : std::string(key);
        if (!words_of_key(target.spelling, words).empty()) return "{" + words + "}";  // a word that is no key word
    }
    return markup::encode_latex(text);
}

std::string write_string(const std::string& text, const Target& target, std::string_view variable) {
    if (variable.starts_with("bibtex:")) return balanced(text);
    if (target.spelling == Spelling::language) return babel_name(text);
    if (target.spelling == Spelling::archive && text == "arxiv") return "arXiv";
    switch (model::kind_of(variable)) {
        case model::Kind::text: return write_text(text, target);
        case model::Kind::number: {
            const std::string latex = markup::encode_latex(RichText(text));
            return target.spelling == Spelling::pages ? pages(latex) : latex;
        }
        default: break;
    }
    std::string latex = markup::encode_verbatim(text);
    // Whoever reads a field of ours takes braces around all of it for LaTeX's.
    if (is_group(latex) && target.name.find(':') == std::string::npos)
        latex = "\\textbraceleft{}" + latex.substr(1, latex.size() - 2) + "\\textbraceright{}";
    return latex;
}

}  // namespace

std::string write_value(const Value& value, const Target& target, std::string_view variable) {
    if (const auto* text = std::get_if<std::string>(&value)) return write_string(*text, target, variable);
    if (const auto* text = std::get_if<RichText>(&value)) return write_text(*text, target);
    if (const auto* date = std::get_if<Date>(&value)) return write_date_value(*date);
    return write_names(std::get<NameList>(value)).latex;
}

std::string encode_without_ties(std::string_view text) {
    std::string latex;
    for (const char c : markup::encode_latex(RichText(text))) {
        if (c == '~') {
            latex += "\u00A0";
        } else {
            latex += c;
        }
    }
    return latex;
}

std::string balanced(std::string_view latex) {
    return markup::is_balanced(latex) ? std::string(latex) : markup::encode_verbatim(latex);
}

}  // namespace bibconv::bibtex
