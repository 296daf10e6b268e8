#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/badge_page/block.hpp"

namespace bibconv::badge_page {

/// The badges and links of a text in any markup: HTML or Markdown, images of any server, plain links. What is no
/// badge of the style's server becomes the badge that the style has for such a link. Nothing when the text holds
/// anything else; `stranger` then names it.
[[nodiscard]] std::optional<std::vector<PlacedBadge>> any_badges(std::string_view text, const PageStyle& style,
                                                                 std::string& stranger);

/// How badges name the host of an address: as the style does, else the host itself, "View" where there is none.
[[nodiscard]] std::string host_name(std::string_view url, const PageStyle& style);

/// The badge for a link of which only a name is known, perhaps an empty one.
[[nodiscard]] PlacedBadge badge_of_link(std::string_view name, std::string_view url, const PageStyle& style);

}  // namespace bibconv::badge_page
