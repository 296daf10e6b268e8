#pragma once

#include <string>
#include <string_view>

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

/// The text of the block's heading, in inline Markdown.
[[nodiscard]] std::string block_title(const Entry& entry, const Page& page);

/// The variables that the heading and the line below it show: a chapter stands under its book's title.
struct Heading {
    std::string_view title, gloss;
};
[[nodiscard]] Heading heading_of(const Entry& entry);

/// How a card shows the text of the line below its heading.
[[nodiscard]] std::string card_gloss(std::string_view text);

/// Whether the heading of this entry shows the field.
[[nodiscard]] bool heading_shows(const Entry& entry, std::string_view field);

/// Whether the block would be shown as a row: a link and a title are all a row can carry, and badges.
[[nodiscard]] bool fits_row(const Entry& entry);

}  // namespace bibconv::badge_page
