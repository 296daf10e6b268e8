#include "formats/bibtex/key_words.hpp"

#include <algorithm>
#include <array>

namespace bibconv::bibtex {
namespace {

struct KeyWord {
    Spelling spelling;
    std::string_view key;
    std::string_view words;
};

// BibLaTeX manual 3.18, sections 4.9.2.11 to 4.9.2.13, and the countries of patents.
constexpr auto key_words = std::to_array<KeyWord>({
    {Spelling::genre, "bathesis", "Bachelor's thesis"},
    {Spelling::genre, "mathesis", "Master's thesis"},
    {Spelling::genre, "phdthesis", "PhD thesis"},
    {Spelling::genre, "candthesis", "Candidate thesis"},
    {Spelling::genre, "techreport", "Technical report"},
    {Spelling::genre, "resreport", "Research report"},
    {Spelling::genre, "software", "Computer software"},
    {Spelling::genre, "datacd", "Data CD"},
    {Spelling::genre, "audiocd", "Audio CD"},
    {Spelling::genre, "patent", "Patent"},
    {Spelling::genre, "patentde", "German patent"},
    {Spelling::genre, "patenteu", "European patent"},
    {Spelling::genre, "patentfr", "French patent"},
    {Spelling::genre, "patentuk", "British patent"},
    {Spelling::genre, "patentus", "U.S. patent"},
    {Spelling::genre, "patreq", "Patent request"},
    {Spelling::genre, "patreqde", "German patent request"},
    {Spelling::genre, "patreqeu", "European patent request"},
    {Spelling::genre, "patreqfr", "French patent request"},
    {Spelling::genre, "patrequk", "British patent request"},
    {Spelling::genre, "patrequs", "U.S. patent request"},
    {Spelling::pubstate, "inpreparation", "in preparation"},
    {Spelling::pubstate, "submitted", "submitted"},
    {Spelling::pubstate, "forthcoming", "forthcoming"},
    {Spelling::pubstate, "inpress", "in press"},
    {Spelling::pubstate, "prepublished", "prepublished"},
    {Spelling::places, "countryde", "Germany"},
    {Spelling::places, "countryep", "European Union"},
    {Spelling::places, "countryeu", "European Union"},
    {Spelling::places, "countryfr", "France"},
    {Spelling::places, "countryuk", "United Kingdom"},
    {Spelling::places, "countryus", "United States of America"},
});

}  // namespace

std::string_view words_of_key(Spelling spelling, std::string_view key) noexcept {
    if (key.empty() || spelling == Spelling::by_kind) return {};
    const auto row = std::ranges::find_if(
        key_words, [&](const KeyWord& word) { return word.spelling == spelling && word.key == key; });
    return row == key_words.end() ? std::string_view() : row->words;
}

std::string_view key_of_words(Spelling spelling, std::string_view words) noexcept {
    const auto row = std::ranges::find_if(
        key_words, [&](const KeyWord& word) { return word.spelling == spelling && word.words == words; });
    return row == key_words.end() ? std::string_view() : row->key;
}

}  // namespace bibconv::bibtex
