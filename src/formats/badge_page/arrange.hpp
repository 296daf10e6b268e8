#pragma once

#include <string>
#include <vector>

#include "formats/badge_page/layout.hpp"

namespace bibconv::badge_page {

/// Puts every entry where it belongs. On a page with sections an entry stays in the section it stands in as long
/// as that section takes it, else it goes on top of the first section that does; a section that is missing is made
/// from the style. Without sections all of them are made, and entries stand newest first, unless the page's head says
/// that it has none.
[[nodiscard]] std::vector<Item> arrange(std::vector<Item> items, const Page& page);

/// Whether the rule takes such an entry.
[[nodiscard]] bool takes(const SectionRule& rule, const Entry& entry);

/// The first rule of the style that takes the entry; null when none does.
[[nodiscard]] const SectionRule* rule_for(const PageStyle& style, const Entry& entry);

/// A word of the residue that keeps an entry where no rule would put it, as long as its type is the same.
[[nodiscard]] std::string stay_word(const Entry& entry);

}  // namespace bibconv::badge_page
