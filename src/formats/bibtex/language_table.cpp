#include "formats/bibtex/language_table.hpp"

#include <algorithm>
#include <array>

#include "markup/latex.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::bibtex {
namespace {

struct LanguageRow {
    std::string_view babel;
    std::string_view tag;
};

// Of several names with one tag the first is written.
constexpr auto languages = std::to_array<LanguageRow>({
    {"afrikaans", "af"},
    {"albanian", "sq"},
    {"american", "en-US"},
    {"usenglish", "en-US"},
    {"arabic", "ar"},
    {"armenian", "hy"},
    {"australian", "en-AU"},
    {"austrian", "de-AT"},
    {"naustrian", "de-AT"},
    {"basque", "eu"},
    {"belarusian", "be"},
    {"bengali", "bn"},
    {"brazilian", "pt-BR"},
    {"brazil", "pt-BR"},
    {"breton", "br"},
    {"british", "en-GB"},
    {"ukenglish", "en-GB"},
    {"bulgarian", "bg"},
    {"canadian", "en-CA"},
    {"catalan", "ca"},
    {"chinese", "zh"},
    {"chinese-simplified", "zh-Hans"},
    {"chinese-traditional", "zh-Hant"},
    {"croatian", "hr"},
    {"czech", "cs"},
    {"danish", "da"},
    {"dutch", "nl"},
    {"english", "en"},
    {"esperanto", "eo"},
    {"estonian", "et"},
    {"finnish", "fi"},
    {"french", "fr"},
    {"francais", "fr"},
    {"français", "fr"},
    {"acadian", "fr-CA"},
    {"canadien", "fr-CA"},
    {"galician", "gl"},
    {"georgian", "ka"},
    {"german", "de"},
    {"ngerman", "de"},
    {"deutsch", "de"},
    {"greek", "el"},
    {"polutonikogreek", "grc"},
    {"hebrew", "he"},
    {"hindi", "hi"},
    {"hungarian", "hu"},
    {"magyar", "hu"},
    {"icelandic", "is"},
    {"indonesian", "id"},
    {"interlingua", "ia"},
    {"irish", "ga"},
    {"italian", "it"},
    {"japanese", "ja"},
    {"korean", "ko"},
    {"latin", "la"},
    {"latvian", "lv"},
    {"lithuanian", "lt"},
    {"macedonian", "mk"},
    {"malay", "ms"},
    {"marathi", "mr"},
    {"mexican", "es-MX"},
    {"mongolian", "mn"},
    {"newzealand", "en-NZ"},
    {"norsk", "nb"},
    {"norwegian", "no"},
    {"nynorsk", "nn"},
    {"persian", "fa"},
    {"farsi", "fa"},
    {"polish", "pl"},
    {"portuguese", "pt"},
    {"portuges", "pt"},
    {"romanian", "ro"},
    {"russian", "ru"},
    {"sanskrit", "sa"},
    {"scottish", "gd"},
    {"serbian", "sr"},
    {"slovak", "sk"},
    {"slovene", "sl"},
    {"slovenian", "sl"},
    {"spanish", "es"},
    {"swedish", "sv"},
    {"swissgerman", "de-CH"},
    {"nswissgerman", "de-CH"},
    {"tamil", "ta"},
    {"telugu", "te"},
    {"thai", "th"},
    {"turkish", "tr"},
    {"ukrainian", "uk"},
    {"urdu", "ur"},
    {"vietnamese", "vi"},
    {"welsh", "cy"},
});

}  // namespace

std::string language_tag(std::string_view babel) {
    babel = text::trimmed(babel);
    const bool guarded = babel.size() > 2 && babel.front() == '{' && babel.back() == '}';
    if (guarded) return markup::decode_verbatim(babel.substr(1, babel.size() - 2));
    const auto find = [](std::string_view name) {
        return std::ranges::find(languages, text::lower(name), &LanguageRow::babel);
    };
    // Of several languages the first one; CSL knows no more.
    const std::string_view first = babel.substr(0, babel.find(" and "));
    constexpr std::string_view key = "lang";  // of biblatex' key words, langenglish
    auto row = find(first);
    if (row == languages.end() && first.starts_with(key)) row = find(first.substr(key.size()));
    return row == languages.end() ? markup::decode_verbatim(babel) : std::string(row->tag);
}

std::string babel_name(std::string_view tag) {
    const auto row = std::ranges::find(languages, tag, &LanguageRow::tag);
    if (row != languages.end()) return std::string(row->babel);
    const std::string latex = markup::encode_verbatim(tag);
    return language_tag(latex) == tag ? latex : '{' + latex + '}';
}

}  // namespace bibconv::bibtex
