#pragma once

#include <string>
#include <vector>

#include "formats/badge_page/block.hpp"
#include "formats/badge_page/facts.hpp"
#include "formats/badge_page/page.hpp"

namespace bibconv::badge_page {

/// The badges an entry has in this style, in the order of its row, each in a slot of its own.
[[nodiscard]] std::vector<PlacedBadge> compose_badges(const Facts& facts);

/// The inverse: stores in the entry what the badges say. What comes back are the badges of no kind.
[[nodiscard]] std::vector<Badge> understand_badges(const std::vector<PlacedBadge>& badges, Entry& entry,
                                                   const Page& page);

/// Stores badges of no kind in the field "badges", but for those that the entry has by now anyway: `composed` says
/// which, `all` are the badges of the card, the strange ones among them.
void keep_strange_badges(std::vector<Badge> strange, const std::vector<PlacedBadge>& all,
                         const std::vector<PlacedBadge>& composed, Entry& entry, const Page& page);

/// Gives each badge of a page the slot of the composed badge that says the same; those that none says stay without.
void assign_slots(std::vector<PlacedBadge>& badges, const std::vector<PlacedBadge>& composed);

/// Whether all that the field holds are links that a badge may lead to.
[[nodiscard]] bool leads_somewhere(const Entry& entry, std::string_view field);

}  // namespace bibconv::badge_page
