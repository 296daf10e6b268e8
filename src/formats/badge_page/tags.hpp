#pragma once

#include <string>
#include <vector>

#include "bibconv/item.hpp"
#include "formats/badge_page/style.hpp"

namespace bibconv::badge_page {

/// A keyword that is a badge: "tech: FP8" where the style has a tag group Tech.
struct TagWord {
    const Tag* tag;
    std::string message;
};

/// The keywords of the entry that are badges, in order.
[[nodiscard]] std::vector<TagWord> tags_of(const Entry& entry, const PageStyle& style);

/// Whether all keywords of the entry are badges.
[[nodiscard]] bool all_keywords_are_tags(const Entry& entry, const PageStyle& style);

/// Appends such a keyword. False when the style has no such group or the words cannot be kept in a
/// list parted by commas.
bool add_tag(Entry& entry, const std::string& group, const std::string& message, const PageStyle& style);

}  // namespace bibconv::badge_page
