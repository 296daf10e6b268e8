#include "formats/bibtex/places.hpp"

#include <vector>

#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/key_words.hpp"
#include "formats/bibtex/name_tokens.hpp"
#include "text/ascii.hpp"

namespace bibconv::bibtex {
namespace {

constexpr std::string_view separator = "; ";
constexpr std::string_view others = "others";
constexpr std::string_view et_al = "et al.";
constexpr std::string_view guarded_and = "{and}";

std::string without_guards(std::string_view latex) {
    std::string out(latex);
    for (std::size_t at = out.find(guarded_and); at != std::string::npos; at = out.find(guarded_and, at))
        out.replace(at, guarded_and.size(), "and");
    return out;
}

// Words that would part the list.
std::string with_guards(std::string_view latex) {
    std::string out;
    for (const std::string_view part : split_names(latex)) {
        if (!out.empty()) out += ' ' + std::string(guarded_and) + ' ';
        out += part;
    }
    return out;
}

std::string as_list(std::string_view latex) {
    std::string out;
    const std::vector<std::string_view> items = split_at(latex, ';');
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (index > 0) out += " and ";
        const bool more = index > 0 && index + 1 == items.size() && items[index] == et_al;
        out += more ? std::string(others) : with_guards(items[index]);
    }
    return out;
}

}  // namespace

RichText read_places(std::string_view latex, const markup::UnknownCommand& unknown) {
    RichText text;
    const std::vector<std::string_view> items = split_names(trimmed(latex));
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (index > 0) text.append(separator);
        if (const std::string_view words = words_of_key(Spelling::places, items[index]); !words.empty())
            text.append(words);
        else if (index > 0 && index + 1 == items.size() && items[index] == others)
            text.append(et_al);
        else
            text.append(markup::decode_latex(without_guards(items[index]), unknown));
    }
    return text;
}

std::string write_places(const RichText& text) {
    const std::string latex = markup::encode_latex(text);
    if (const std::string list = as_list(latex); read_places(list) == text) return list;
    if (std::string guarded = with_guards(latex); read_places(guarded) == text) return guarded;
    return latex;
}

}  // namespace bibconv::bibtex
