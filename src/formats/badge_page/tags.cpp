#include "formats/badge_page/tags.hpp"

#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1));
}

}  // namespace

std::vector<TagWord> tags_of(const Entry& entry, const PageStyle& style) {
    std::vector<TagWord> words;
    const std::string keywords = entry.fields.text("keyword");
    for (std::size_t begin = 0; begin < keywords.size();) {
        const std::size_t end = std::min(keywords.find_first_of(",;", begin), keywords.size());
        const std::string keyword = keywords.substr(begin, end - begin);
        begin = end + 1;
        const std::size_t colon = keyword.find(':');
        if (colon == std::string::npos) continue;
        const Tag* tag = style.tag(keyword.substr(0, colon));
        std::string message = trimmed(std::string_view(keyword).substr(colon + 1));
        if (tag != nullptr && !message.empty()) words.push_back({tag, std::move(message)});
    }
    return words;
}

bool add_tag(Entry& entry, const std::string& group, const std::string& message, const PageStyle& style) {
    if (style.tag(group) == nullptr || message.find_first_of(",;") != std::string::npos) return false;
    std::string keywords = entry.fields.text("keyword");
    if (!keywords.empty()) keywords += ", ";
    entry.fields.set("keyword", RichText(keywords + text::lower(group) + ": " + message));
    return true;
}

}  // namespace bibconv::badge_page
