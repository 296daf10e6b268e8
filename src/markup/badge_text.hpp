#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bibconv/item.hpp"

namespace bibconv::markup {

/// Badges as one line of text, in the Markdown of images and links:
/// `[![alt](label-message-colour?query)](url)` or `![alt](…)`, parted by spaces. The path is
/// shields.io's static badge path. This is how a badge is kept in formats that have no badges.
[[nodiscard]] std::string badge_text(const std::vector<Badge>& badges);

/// The badges in such a line. Anything between them is skipped.
[[nodiscard]] std::vector<Badge> parse_badge_text(std::string_view text);

/// Whether such a line has nothing that would be skipped: words, images of other servers.
[[nodiscard]] bool holds_only_badges(std::string_view text);

/// shields.io's path of a static badge: `-` as `--`, `_` as `__`, space as `_`, the rest of
/// what a path cannot hold percent-encoded as upper-case UTF-8. An empty label is left out.
[[nodiscard]] std::string badge_path(const Badge& badge);

/// The path as the badge's source spelled it, else the usual one.
[[nodiscard]] std::string spelled_badge_path(const Badge& badge);

/// The inverse; `path` is what stands behind `/badge/`, query included. False when shields.io
/// would answer 404.
[[nodiscard]] bool parse_badge_path(std::string_view path, Badge& badge);

}  // namespace bibconv::markup
