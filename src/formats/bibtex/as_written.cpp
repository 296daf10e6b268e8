#include "formats/bibtex/as_written.hpp"

#include <algorithm>

#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/language_table.hpp"
#include "formats/bibtex/name.hpp"
#include "formats/bibtex/value.hpp"
#include "markup/latex.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::bibtex {
namespace {

// Names have no markup of their own but braces.
bool is_bare(const RichText& text) {
    return std::ranges::all_of(text.nodes, [](const Inline& node) {
        const auto* styled = std::get_if<Styled>(&node);
        return std::holds_alternative<Text>(node) ||
               (styled != nullptr && styled->style == Style::nocase && is_bare(styled->content));
    });
}

// Commands that were not understood, and mathematics, in a value that has no room for them.
bool keeps_commands(const Value& value) {
    const auto* date = std::get_if<Date>(&value);
    const auto* verbatim = std::get_if<std::string>(&value);
    const std::string_view text = date != nullptr       ? date->literal
                                  : verbatim != nullptr ? *verbatim
                                                        : std::string_view();
    return text.find('\\') != std::string_view::npos;
}

}  // namespace

bool says_more(std::string_view latex, const Target& target, const Value& value) {
    latex = trimmed(latex);
    if (std::holds_alternative<NameList>(value)) {
        if (std::ranges::none_of(latex, [](char c) { return c == '\\' || c == '$' || c == '='; })) return false;
        return has_other_parts(latex) || !is_bare(markup::decode_latex(latex));
    }
    const bool named_link = std::holds_alternative<std::string>(value) && latex.starts_with("\\href{");
    if (named_link && model::kind_of(target.name) == model::Kind::verbatim) return true;
    if (target.spelling == Spelling::pages && has_page_words(latex)) return true;
    const bool list = target.spelling == Spelling::places || target.spelling == Spelling::language;
    if (!list && !keeps_commands(value)) return false;
    const auto* date = std::get_if<Date>(&value);  // in `year`, its words are never marked as such
    return write_value(value, target, target.name) != latex &&
           (date == nullptr || encode_without_ties(date->literal) != latex);
}

bool still_says(std::string_view latex, const Target& target, const Value& value) {
    if (!markup::is_balanced(latex)) return false;
    const auto* names = std::get_if<NameList>(&value);
    if (names == nullptr) return read_value(latex, target, {}) == value;
    NameList read = parse_names(latex);
    annotate(read, write_names(*names).notes);
    return read == *names;
}

bool is_extended(std::string_view latex, const Value& value) {
    return std::holds_alternative<NameList>(value) && has_other_parts(latex);
}

void join_languages(Entry& entry, std::string_view usual) {
    const auto* known = entry.fields.get<std::string>("language");
    if (known == nullptr) return;
    const std::string language = *known;
    for (const std::string_view name : {"language", "langid", "hyphenation"}) {
        const std::string raw_name = "bibtex:" + std::string(name);
        const auto* raw = entry.fields.get<std::string>(raw_name);
        if (raw == nullptr || language_tag(*raw) != language) continue;
        if (name == usual && babel_name(language) == trimmed(*raw))
            entry.fields.erase(raw_name);
        else
            entry.fields.find(raw_name)->name = std::string(source_prefix) + std::string(name);
    }
}

}  // namespace bibconv::bibtex
