#pragma once

#include <set>
#include <string>
#include <vector>

#include "formats/badge_page/block.hpp"
#include "formats/badge_page/page.hpp"

namespace bibconv::badge_page {

/// The badges an entry has in this style, in the order of its row, each in a slot of its own.
[[nodiscard]] std::vector<PlacedBadge> compose_badges(const Entry& entry, const Page& page);

/// The inverse: stores in the entry what the badges say. A badge of no kind goes to the field "badges".
void understand_badges(const std::vector<PlacedBadge>& badges, Entry& entry, const Page& page);

/// Gives each badge of a page the slot of the composed badge that says the same; those that none says stay without.
void assign_slots(std::vector<PlacedBadge>& badges, const std::vector<PlacedBadge>& composed);

/// The variables that the badges of this entry's row show.
[[nodiscard]] std::set<std::string, std::less<>> fields_shown(const Entry& entry, const Page& page);

/// The look of a kind for one entry: what its type, the link's host and the message change.
[[nodiscard]] Look layered(Look look, const Look& change);

}  // namespace bibconv::badge_page
