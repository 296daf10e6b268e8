#include "model/name_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/character.hpp"
#include "text/unicode.hpp"

namespace bibconv::model {
namespace {

constexpr std::array<std::string_view, 8> suffixes = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "V"};

void append_word(std::string& out, std::string_view word) {
    if (word.empty()) return;
    if (!out.empty()) out += ' ';
    out += word;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t begin, std::size_t end) {
    std::string out;
    for (std::size_t i = begin; i < end; ++i) append_word(out, words[i]);
    return out;
}

bool begins_lower(std::string_view word) {
    std::size_t at = 0;
    return text::is_lower(text::next_code_point(word, at));
}

Name family_first(const std::vector<std::string_view>& words) {
    Name name;
    name.family = words.front();
    name.given = joined(words, 1, words.size());
    return name;
}

Name given_first(const std::vector<std::string_view>& words) {
    Name name;
    std::size_t end = words.size();
    if (end > 2 && std::ranges::find(suffixes, words.back()) != suffixes.end()) name.suffix = words[--end];
    const std::size_t last = end - 1;
    std::size_t particle = 0;
    while (particle < last && !begins_lower(words[particle])) ++particle;
    std::size_t family = last;
    while (family > particle && !begins_lower(words[family - 1])) --family;
    // Without a particle the family name is the last word alone.
    if (particle == last) family = last;
    name.given = joined(words, 0, particle);
    name.non_dropping_particle = joined(words, particle, family);
    name.family = joined(words, family, end);
    return name;
}

}  // namespace

std::string display_name(const Name& name) {
    if (!name.literal.empty()) return name.literal;
    std::string out;
    if (text::has_cjk(name.family) || text::has_cjk(name.given)) {
        append_word(out, name.family);
        append_word(out, name.given);
        return out;
    }
    for (const auto* part :
         {&name.given, &name.dropping_particle, &name.non_dropping_particle, &name.family, &name.suffix}) {
        append_word(out, *part);
    }
    return out;
}

Name parse_display_name(std::string_view text) {
    const auto words = words_of(text);
    if (words.empty()) return {};
    return text::has_cjk(text) ? family_first(words) : given_first(words);
}

}  // namespace bibconv::model
