#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/badge_page/block.hpp"

namespace bibconv::badge_page {

/// Why a card is no entry, and the line of the card, from 0, where that shows.
struct Misfit {
    std::size_t line = 0;
    std::string what;
};

/// Reads a card that people wrote in their own way: a title without bold or with a link, badges in Markdown, bullets
/// of any kind, comments, blank lines anywhere. It does not come back as it was from `print_block`.
[[nodiscard]] std::optional<Block> parse_loose_card(std::string_view text, const PageStyle& style, Misfit& misfit);

/// A card or row in this style's markup, else a card in anybody's.
[[nodiscard]] std::optional<Block> parse_any_block(std::string_view text, const PageStyle& style, Misfit& misfit);

/// The class of the card that a line opens, in any order and quoting of the attributes; nothing for another line.
[[nodiscard]] std::optional<std::string> opened_card(std::string_view line, const PageStyle& style);

}  // namespace bibconv::badge_page
