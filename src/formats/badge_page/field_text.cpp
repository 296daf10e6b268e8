#include "formats/badge_page/field_text.hpp"

namespace bibconv::badge_page {

std::string_view text_of(const Entry& entry, std::string_view field, std::string& joined) {
    const Field* found = entry.fields.find(field);
    if (found == nullptr) return {};
    if (const auto* verbatim = std::get_if<std::string>(&found->value)) return *verbatim;
    const auto* rich = std::get_if<RichText>(&found->value);
    if (rich == nullptr || rich->nodes.empty()) return {};
    const auto* only = rich->nodes.size() == 1 ? std::get_if<Text>(&rich->nodes.front()) : nullptr;
    return only != nullptr ? only->text : joined = plain_text(*rich);
}

std::string markdown_of(const Entry& entry, std::string_view field, const markup::Surroundings& around) {
    const Field* found = entry.fields.find(field);
    if (found == nullptr) return {};
    if (const auto* verbatim = std::get_if<std::string>(&found->value))
        return markup::markdown_of_text(*verbatim, around);
    const auto* rich = std::get_if<RichText>(&found->value);
    return rich == nullptr ? std::string() : markup::markdown(*rich, around);
}

}  // namespace bibconv::badge_page
