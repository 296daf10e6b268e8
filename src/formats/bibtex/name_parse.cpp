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
    if (latex.find_first_of("\\$") == std::string_view::npos) return markup::decode_text(latex);
    RichText text = markup::decode_latex(latex);
    for (Inline& node : text.nodes) {
        const auto* raw = std::get_if<Raw>(&node);
        if (raw != nullptr && raw->source.find('{') == std::string::npos) node = Text{raw->source};  // a word, or none
    }
    return plain_text(markup::readable(text));
}

std::string decoded(Words words) {
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
Name running(std::string_view latex) {
    const std::vector<std::string_view> words = split_words(latex);
    Name name;
    if (words.empty()) return name;
    const auto before_last = Words(words).first(words.size() - 1);
    const auto von = static_cast<std::size_t>(std::ranges::find_if(before_last, is_von) - before_last.begin());
    name.given = decoded(Words(words).first(von));
    set_last(name, Words(words).subspan(von));
    return name;
}

Name with_commas(std::span<const std::string_view> parts, const NameFault& fault) {
    Name name;
    set_last(name, split_words(parts[0]));
    // A comma at the end parts nothing.
    if (trimmed(parts.back()).empty()) parts = parts.first(parts.size() - 1);
    std::string_view given = parts.size() > 1 ? parts.back() : std::string_view();
    if (parts.size() > 2) {
        name.suffix = decoded(split_words(parts[1]));
        given =
            std::string_view(parts[2].data(), static_cast<std::size_t>(given.data() + given.size() - parts[2].data()));
        if (parts.size() > 3 && fault) fault("bibtex.name-commas", "a name has more than two commas");
    }
    name.given = decoded(split_words(given));
    return name;
}

Name organisation(std::string_view inner) {
    Name name;
    const bool two_parts = split_at(inner, ',').size() == 2 && text::has_cjk(inner) && !is_group(trimmed(inner));
    if (two_parts) {  // {服部, 翔} is a person whose name somebody protected
        const auto parts = split_at(inner, ',');
        name.family = decoded(parts[0]);
        name.given = decoded(parts[1]);
    } else {
        name.literal = decoded(trimmed(inner));
    }
    return name;
}

struct Part {
    std::string_view key;
    std::string Name::*member;
};
constexpr Part extended_parts[] = {{"family", &Name::family},
                                   {"given", &Name::given},
                                   {"prefix", &Name::non_dropping_particle},
                                   {"suffix", &Name::suffix}};

constexpr std::string_view use_prefix = "useprefix";

// "given = Jane" for the key "given".
bool has_key(std::string_view part, std::string_view key) {
    return part.starts_with(key) && trimmed(part.substr(key.size())).starts_with('=');
}

bool has_any_key(std::string_view part) {
    return std::ranges::any_of(extended_parts, [&](const Part& row) { return has_key(part, row.key); });
}

// biblatex' extended format, `family=Hasselberg, prefix=von, useprefix=false`.
bool extended(std::span<const std::string_view> parts, Name& name) {
    if (std::ranges::none_of(parts, has_any_key)) return false;
    for (const std::string_view part : parts) {
        const std::size_t equals = std::min(part.find('='), part.size() - 1);
        const std::string_view key = trimmed(part.substr(0, equals));
        const std::string_view value = trimmed(part.substr(equals + 1));
        const auto* row = std::ranges::find(extended_parts, key, &Part::key);
        if (row != std::end(extended_parts)) name.*(row->member) = decoded(split_words(value));
        if (key == use_prefix && value == "false") std::swap(name.dropping_particle, name.non_dropping_particle);
    }
    return true;
}

Name parse_name(std::string_view latex, const NameFault& fault) {
    const std::vector<std::string_view> parts = split_at(latex, ',');
    Name name;
    if (extended(parts, name)) return name;
    if (parts.size() > 1) return with_commas(parts, fault);
    if (is_group(latex)) return organisation(latex.substr(1, latex.size() - 2));
    return running(latex);
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
    for (const std::string_view name : names) {
        if (!name.empty()) {
            list.names.push_back(parse_name(name, fault));
        } else if (fault) {
            fault("bibtex.empty-name", "there is no name beside an 'and'");
        }
    }
    return list;
}

}  // namespace bibconv::bibtex
