#include "formats/badge_page/tags.hpp"

#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

using text::trimmed;

std::vector<std::string> keywords_of(const Entry& entry) {
    std::vector<std::string> words;
    const std::string all = entry.fields.text("keyword");
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find_first_of(",;", begin), all.size());
        if (const auto word = trimmed(std::string_view(all).substr(begin, end - begin)); !word.empty())
            words.emplace_back(word);
        begin = end + 1;
    }
    return words;
}

TagWord tag_of(const std::string& keyword, const PageStyle& style) {
    const std::size_t colon = keyword.find(':');
    if (colon == std::string::npos) return {nullptr, {}};
    return {style.tag(keyword.substr(0, colon)), std::string(trimmed(std::string_view(keyword).substr(colon + 1)))};
}

}  // namespace

std::vector<TagWord> tags_of(const Entry& entry, const PageStyle& style) {
    std::vector<TagWord> words;
    for (const std::string& keyword : keywords_of(entry)) {
        TagWord word = tag_of(keyword, style);
        if (word.tag != nullptr && !word.message.empty()) words.push_back(std::move(word));
    }
    return words;
}

bool all_keywords_are_tags(const Entry& entry, const PageStyle& style) {
    return tags_of(entry, style).size() == keywords_of(entry).size();
}

bool add_tag(Entry& entry, const std::string& group, const std::string& message, const PageStyle& style) {
    if (style.tag(group) == nullptr || message.find_first_of(",;") != std::string::npos) return false;
    std::string keywords = entry.fields.text("keyword");
    if (!keywords.empty()) keywords += ", ";
    entry.fields.set("keyword", RichText(keywords + text::lower(group) + ": " + message));
    return true;
}

}  // namespace bibconv::badge_page
