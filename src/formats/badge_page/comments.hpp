#pragma once

#include <string>
#include <string_view>

namespace bibconv::badge_page {

/// The text without its HTML comments. Their line ends stay, so that a message names the right line.
[[nodiscard]] std::string without_comments(std::string_view text);

}  // namespace bibconv::badge_page
