#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/badge_page/entry_block.hpp"
#include "formats/badge_page/nodes.hpp"

namespace bibconv::badge_page {

/// A node of the page, printed.
struct PrintedNode {
    NodeKind kind;
    std::string text;
    std::size_t gap = 0;   ///< line ends before it, in the usual layout
    Span span = {};        ///< of the prose that it is
    bool as_text = false;  ///< it was markup that may not be published: only a blank line ends it now
};

/// What a section's heading says about what stands below it: its own fields, else the style's rule for its title.
struct SectionLook {
    const SectionRule* rule = nullptr;
    bool rows = false;
    bool dividers = false;
};
[[nodiscard]] SectionLook look_of(const Section& section, const PageStyle& style);

/// Whether a rule stands before a section in the usual layout.
[[nodiscard]] bool usual_rule(std::size_t sections_before, bool section_before_is_empty);

/// The items of an arranged page as nodes, in the usual layout.
[[nodiscard]] std::vector<PrintedNode> lay_out(const std::vector<Item>& items, const Page& page,
                                               DiagnosticSink& diagnostics);

/// Names for the nodes of a page, from top to bottom: a digest, and a number where that came before.
class GapNames {
public:
    [[nodiscard]] std::string next(std::string_view text);

private:
    std::unordered_map<std::string, std::size_t> seen_;
};

/// The nodes joined. `gaps` says where the layout is unusual: "name of the node:line ends", parted by spaces. Of more
/// than 100 line ends in a row 100 are left, and that is reported.
[[nodiscard]] std::string join_nodes(const std::vector<PrintedNode>& nodes, std::string_view gaps,
                                     DiagnosticSink& diagnostics);

/// The message of the badge that stands for the sum of all citations.
inline constexpr std::string_view computed_total = "auto";

/// The sum of the citations of all entries.
[[nodiscard]] std::uint64_t total_citations(const std::vector<Item>& items);

}  // namespace bibconv::badge_page
