#pragma once

#include <set>
#include <string>

#include "formats/badge_page/block.hpp"
#include "formats/badge_page/page.hpp"

namespace bibconv::badge_page {

/// What a section says about the entries in it.
struct Place {
    const SectionRule* rule = nullptr;  ///< null: a section no style knows
    bool rows = false;                  ///< entries are bold links
};

/// The canonical block of an entry: a pure function of the entry, the style and the owner.
[[nodiscard]] Block compose(const Entry& entry, const Page& page, bool row);

/// The inverse: an entry that says what the block says, with nothing in it that `compose` derives.
[[nodiscard]] Entry understand(const Block& block, const Page& page, const Place& place);

/// The variables that the heading of this entry shows.
[[nodiscard]] std::set<std::string, std::less<>> heading_shown(const Entry& entry);

/// Whether the block would be shown as a row: a link and a title are all a row can carry.
[[nodiscard]] bool fits_row(const Entry& entry);

}  // namespace bibconv::badge_page
