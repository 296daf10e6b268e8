#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/format.hpp"
#include "formats/badge_page/block.hpp"
#include "formats/badge_page/nodes.hpp"
#include "model/owner.hpp"

namespace bibconv::badge_page {

/// The paragraph below the page's title: when the citations were counted, and the owner's badges.
struct Header {
    std::string updated;
    std::vector<Badge> badges;
};

/// Nothing when there is anything else in it.
[[nodiscard]] std::optional<Header> parse_header(std::string_view text, const PageStyle& style);

/// The inverse. What would end the comment early is left out.
[[nodiscard]] std::string print_header(const Header& header, const PageStyle& style);

/// The owner as the options say, else as the page does: by the scholar badge of its header and by the bold
/// names in its lists of authors.
[[nodiscard]] model::Owner find_owner(const std::vector<Node>& nodes, const PageStyle& style, const Options& options);

}  // namespace bibconv::badge_page
