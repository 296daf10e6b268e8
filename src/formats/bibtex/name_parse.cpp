#include <algorithm>
#include <span>

#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/name.hpp"
#include "formats/bibtex/name_tokens.hpp"
#include "markup/latex.hpp"
#include "markup/readable.hpp"
#include "text/unicode.hpp"

namespace bibconv::bibtex {
namespace {

using Words = std::span<const std::string_view>;

// Names are text; of commands that nobody knows their arguments stay.
std::string decoded(std::string_view latex) {
    if (ends_in_backslash(latex)) latex.remove_suffix(1);  // of a `\ ` whose space parts words
    if (latex.find_first_of("\\$") == std::string_view::npos) return std::string(trimmed(markup::decode_text(latex)));
    RichText text = markup::decode_latex(latex);
    for (Inline& node : text.nodes) {
        const auto* raw = std::get_if<Raw>(&node);
        if (raw != nullptr && raw->source.find('{') == std::string::npos) node = Text{raw->source};  // a word, or none
    }
    return std::string(trimmed(plain_text(markup::readable(text))));
}

std::string decoded(Words words) {
    if (words.empty()) return {};
    const std::string_view last = words.back();
    const std::string_view whole(words.front().data(),
                                 static_cast<std::size_t>(last.data() + last.size() - words.front().data()));
    if (markup::is_its_own_text(whole)) return std::string(whole);  // with single blanks between the words, too
    std::string joined;
    for (const std::string_view word : words) {
        if (!joined.empty()) joined += ' ';
        joined += word;
    }
    return decoded(joined);
}

// The particle reaches to the last lower-case word, but never takes the last word.
std::size_t end_of_von(Words words) {
    for (std::size_t end = words.size() - 1; end > 0; --end) {
        if (is_von(words[end - 1])) return end;
    }
    return 0;
}

// "von Last"
void set_last(Name& name, Words words) {
    if (words.empty()) return;
    const std::size_t von = end_of_von(words);
    name.non_dropping_particle = decoded(words.first(von));
    name.family = decoded(words.subspan(von));
}

// "First von Last"
void running(Words words, Name& name) {
    if (words.empty()) return;
    const auto before_last = words.first(words.size() - 1);
    const auto von = static_cast<std::size_t>(std::ranges::find_if(before_last, is_von) - before_last.begin());
    name.given = decoded(words.first(von));
    set_last(name, words.subspan(von));
}

// "von Last, First" and "von Last, Jr, First". A comma at the end parts nothing.
void with_commas(std::string_view latex, const NameTokens& tokens, const NameFault& fault, Name& name) {
    const Words words(tokens.words);
    std::span<const NameTokens::Comma> commas(tokens.commas);
    std::size_t end = latex.size();
    set_last(name, words.first(commas.front().words));
    if (commas.back().words == words.size()) {
        end = commas.back().at;
        commas = commas.first(commas.size() - 1);
    }
    if (commas.empty()) return;
    if (commas.size() > 1) name.suffix = decoded(words.subspan(commas[0].words, commas[1].words - commas[0].words));
    if (commas.size() < 3) {
        name.given = decoded(words.subspan(commas.back().words));
        return;
    }
    name.given = decoded(split_words(latex.substr(commas[1].at + 1, end - commas[1].at - 1)));
    if (fault) fault("bibtex.name-commas", "a name has more than two commas");
}

void organisation(std::string_view inner, Name& name) {
    const bool two_parts = split_at(inner, ',').size() == 2 && text::has_cjk(inner) && !is_group(trimmed(inner));
    if (two_parts) {  // {服部, 翔} is a person whose name somebody protected
        const auto parts = split_at(inner, ',');
        name.family = decoded(parts[0]);
        name.given = decoded(parts[1]);
    } else {
        name.literal = decoded(trimmed(inner));
    }
}

struct NamePart {
    std::string_view key;
    std::string Name::*member;
};
constexpr NamePart extended_parts[] = {{"family", &Name::family},
                                       {"given", &Name::given},
                                       {"prefix", &Name::non_dropping_particle},
                                       {"suffix", &Name::suffix}};

constexpr std::string_view use_prefix = "useprefix";

// "given = Jane" for the key "given".
bool has_key(std::string_view part, std::string_view key) {
    return part.starts_with(key) && trimmed(part.substr(key.size())).starts_with('=');
}

bool has_any_key(std::string_view part) {
    return std::ranges::any_of(extended_parts, [&](const NamePart& row) { return has_key(part, row.key); });
}

// biblatex' extended format, `family=Hasselberg, prefix=von, useprefix=false`.
bool extended(std::string_view latex, Name& name) {
    if (latex.find('=') == std::string_view::npos) return false;
    const std::vector<std::string_view> parts = split_at(latex, ',');
    if (std::ranges::none_of(parts, has_any_key)) return false;
    for (const std::string_view part : parts) {
        const std::size_t equals = std::min(part.find('='), part.size() - 1);
        const std::string_view key = trimmed(part.substr(0, equals));
        const std::string_view value = trimmed(part.substr(equals + 1));
        const auto* row = std::ranges::find(extended_parts, key, &NamePart::key);
        if (row != std::end(extended_parts)) name.*(row->member) = decoded(split_words(value));
        if (key == use_prefix && value == "false") std::swap(name.dropping_particle, name.non_dropping_particle);
    }
    return true;
}

void parse_name(std::string_view latex, NameTokens& tokens, const NameFault& fault, Name& name) {
    if (extended(latex, name)) return;
    tokenize(latex, tokens);
    if (!tokens.commas.empty()) {
        with_commas(latex, tokens, fault, name);
    } else if (is_group(latex)) {
        organisation(latex.substr(1, latex.size() - 2), name);
    } else {
        running(tokens.words, name);
    }
}

}  // namespace

bool has_other_parts(std::string_view latex) {
    return std::ranges::any_of(split_names(trimmed(latex)), [](std::string_view name) {
        const std::vector<std::string_view> parts = split_at(name, ',');
        return std::ranges::any_of(parts, has_any_key) && std::ranges::any_of(parts, [](std::string_view part) {
                   return !has_any_key(part) && !has_key(part, use_prefix);
               });
    });
}

NameList parse_names(std::string_view latex, const NameFault& fault) {
    NameList list;
    latex = trimmed(latex);
    if (latex.empty()) return list;
    std::vector<std::string_view> names = split_names(latex);
    list.others = names.back() == "others";
    if (list.others) names.pop_back();
    list.names.reserve(names.size());
    NameTokens tokens;
    for (const std::string_view name : names) {
        if (!name.empty()) {
            parse_name(name, tokens, fault, list.names.emplace_back());
        } else if (fault) {
            fault("bibtex.empty-name", "there is no name beside an 'and'");
        }
    }
    return list;
}

}  // namespace bibconv::bibtex
