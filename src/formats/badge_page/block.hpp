#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/item.hpp"
#include "formats/badge_page/style.hpp"

namespace bibconv::badge_page {

/// A badge in a row, with the name of the slot it fills ("arxiv", "dataset.2").
struct PlacedBadge {
    std::string slot;  ///< empty after parsing, until the badge is understood
    Badge badge;
};

struct Bullet {
    std::string label;
    std::string text;  ///< inline Markdown
};

/// An entry as the page lays it out: syntax only, no meaning. Strings are as they stand in the page,
/// inline Markdown or HTML still in them.
struct Block {
    bool row = false;         ///< `**[title](url)**` without a card
    std::string entry_class;  ///< of a card: "pub-entry first-author"
    std::string attributes;   ///< of a card, beside its class: ` markdown="1"`
    std::string title;
    std::string url;             ///< of a row
    std::string gloss;           ///< the line below the title, without its parentheses
    bool gloss_in_html = false;  ///< it stands in an element of HTML, where Markdown is none
    std::vector<PlacedBadge> badges;
    std::vector<std::string> paragraphs;
    std::vector<Bullet> bullets;
};

/// The block as Markdown, without a line end behind it. Badges are escaped here and nowhere else.
[[nodiscard]] std::string print_block(const Block& block, const PageStyle& style);

/// A row of badges: `<div class="pub-badges">` and a line each.
[[nodiscard]] std::string print_badges(const std::vector<PlacedBadge>& badges, const PageStyle& style);

/// One badge as HTML; without a link when its URL is not safe to follow.
[[nodiscard]] std::string print_badge(const PlacedBadge& badge, const PageStyle& style);

/// The inverse. Nothing when the text is no entry, or not one in this style's markup.
[[nodiscard]] std::optional<Block> parse_block(std::string_view text, const PageStyle& style);

/// The badges of a row (`text` begins with its div) or of lines of badges without one.
[[nodiscard]] std::optional<std::vector<PlacedBadge>> parse_badges(std::string_view text, const PageStyle& style);

}  // namespace bibconv::badge_page
