#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bibconv/diagnostic.hpp"
#include "formats/badge_page/nodes.hpp"

namespace bibconv::badge_page {

/// Where the line ends of a page are not the usual ones: "name of the node:line ends", parted by spaces. `printed` are
/// its nodes as they are laid out, `tail` is the number of line ends behind the last.
[[nodiscard]] std::string unusual_gaps(const std::vector<Node>& nodes, const std::vector<PrintedNode>& printed,
                                       std::size_t tail);

/// The nodes joined, with these gaps where they are unusual. Of more than 100 line ends in a row 100 are left, and that
/// is reported.
[[nodiscard]] std::string join_nodes(const std::vector<PrintedNode>& nodes, std::string_view gaps,
                                     DiagnosticSink& diagnostics);

}  // namespace bibconv::badge_page
