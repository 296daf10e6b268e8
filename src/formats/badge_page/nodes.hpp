#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/diagnostic.hpp"
#include "formats/badge_page/style.hpp"

namespace bibconv::badge_page {

/// What a page consists of between its blank lines.
enum class NodeKind {
    front_matter,  ///< `---` to `---` at the very beginning
    title,         ///< `# `
    header,        ///< the paragraph below it: a comment and badges
    section,       ///< `## `
    subsection,    ///< `### ` outside a card
    divider,       ///< `<div class="year-divider">2025</div>`
    rule,          ///< `---`
    entry,         ///< a card or a bold link
    badges,        ///< a row of badges on its own
    paragraph,     ///< anything else
};

struct Node {
    NodeKind kind;
    std::string_view text;  ///< without the line end behind it
    std::size_t gap = 0;    ///< line ends between the node before and this one
    std::size_t offset = 0;
    std::uint32_t line = 0;
};

/// A node as it is printed.
struct PrintedNode {
    NodeKind kind;
    std::string text;
    std::size_t gap = 0;   ///< line ends before it, in the usual layout
    Span span = {};        ///< of the prose that it is
    bool as_text = false;  ///< it was markup that may not be published: only a blank line ends it now
};

/// What a line opens that a later one must close.
enum class Opening { nothing, row, card };
[[nodiscard]] Opening opening_of(std::string_view line, const PageStyle& style);

/// Cuts a page into nodes. Nothing is left out: the texts with their gaps are the page.
/// `tail` gets the number of line ends behind the last node.
[[nodiscard]] std::vector<Node> split_page(std::string_view page, const PageStyle& style, std::size_t& tail);

/// The line ends that usually stand between two nodes; the first of a page has none before it.
[[nodiscard]] std::size_t usual_gap(const NodeKind* before, NodeKind kind);

}  // namespace bibconv::badge_page
