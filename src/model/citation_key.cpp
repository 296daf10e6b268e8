#include "model/citation_key.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace bibconv::model {
namespace {

constexpr auto small_words =
    std::to_array<std::string_view>({"a",  "an",  "and",  "are", "as",      "at",   "by",    "das", "de", "der", "die",
                                     "do", "for", "from", "how", "in",      "into", "is",    "la",  "le", "les", "of",
                                     "on", "or",  "the",  "to",  "towards", "und",  "using", "via", "we", "with"});

bool is_small(const std::string& word) { return std::ranges::find(small_words, word) != small_words.end(); }

// The first word of a title that is worth remembering; "llm-recipes:" counts as one word.
std::string title_word(const std::string& title) {
    std::string fallback;
    for (std::size_t begin = 0; begin < title.size();) {
        const std::size_t end = std::min(title.find(' ', begin), title.size());
        std::string_view token = std::string_view(title).substr(begin, end - begin);
        begin = end + 1;
        // Of "Pre-Training" the first half is enough; of "llm-recipes", a name, it is not.
        const std::size_t hyphen = token.find('-');
        if (hyphen != std::string_view::npos && hyphen + 1 < token.size() && token[hyphen + 1] >= 'A' &&
            token[hyphen + 1] <= 'Z')
            token = token.substr(0, hyphen);
        std::string word = text::ascii_slug(token.substr(0, 60));
        if (word.empty()) continue;
        if (!is_small(word)) return word.substr(0, 20);
        if (fallback.empty()) fallback = std::move(word);
    }
    return fallback;
}

std::string family_of(const Entry& entry, const Name& stand_in) {
    const auto* authors = entry.fields.get<NameList>("author");
    if (authors == nullptr) authors = entry.fields.get<NameList>("editor");
    const Name first = authors != nullptr && !authors->names.empty() ? authors->names.front() : stand_in;
    const std::string name = first.family.empty() ? first.literal.substr(0, first.literal.find(' ')) : first.family;
    const bool use_stand_in = text::has_cjk(name) && !stand_in.family.empty();
    return text::ascii_slug(use_stand_in ? stand_in.family : name).substr(0, 30);
}

std::string year_of(const Entry& entry) {
    const Date* date = entry.fields.get<Date>("issued");
    if (date == nullptr) date = entry.fields.get<Date>("event-date");
    return date != nullptr && date->begin ? std::to_string(date->begin->year) : std::string();
}

}  // namespace

std::string citation_key(const Entry& entry, const Name& stand_in) {
    const std::string title = entry.fields.text("title");
    const std::string gloss = entry.fields.text("title-addon");
    const bool readable = !text::has_cjk(title) || gloss.empty();
    std::string key = family_of(entry, stand_in) + year_of(entry) + title_word(readable ? title : gloss);
    return key.empty() ? "untitled" : key;
}

std::string UniqueKeys::unique(const std::string& key) {
    const std::uint64_t hash = std::hash<std::string>()(key);
    if (seen_.try_emplace(hash).second) return key;
    std::string suffix;
    for (unsigned number = ++repeated_[hash]; number > 0; number = (number - 1) / 26)
        suffix.insert(suffix.begin(), static_cast<char>('a' + (number - 1) % 26));
    return unique(key + suffix);
}

}  // namespace bibconv::model
