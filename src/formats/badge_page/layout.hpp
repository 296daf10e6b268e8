#pragma once

#include <string_view>
#include <vector>

#include "formats/badge_page/entry_block.hpp"
#include "formats/badge_page/nodes.hpp"

namespace bibconv::badge_page {

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

/// The message of the badge that stands for the sum of all citations.
inline constexpr std::string_view computed_total = "auto";

/// The sum of the citations of all entries.
[[nodiscard]] std::uint64_t total_citations(const std::vector<Item>& items);

}  // namespace bibconv::badge_page
