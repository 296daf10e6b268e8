#include "formats/badge_page/unclosed.hpp"

#include <string>
#include <string_view>

#include "formats/badge_page/paragraph.hpp"

namespace bibconv::badge_page {
namespace {

Opening opening_of(const PrintedNode& node, const PageStyle& style) {
    return opening_of(std::string_view(node.text).substr(0, node.text.find('\n')), style);
}

bool is_heading(NodeKind kind) { return kind == NodeKind::title || kind == NodeKind::section; }

// What follows is looked at as far as the next opening of the same, which ends it, so that all of them together look
// at each node twice at most.
bool takes_in_what_follows(const std::vector<PrintedNode>& nodes, std::size_t at, Opening opening,
                           const PageStyle& style) {
    std::string page = nodes[at].text;
    for (std::size_t next = at + 1; next < nodes.size() && !is_heading(nodes[next].kind); ++next) {
        if (opening_of(nodes[next], style) == opening) break;
        page.append("\n\n").append(nodes[next].text);
    }
    std::size_t tail = 0;
    return split_page(page, style, tail).front().text.size() > nodes[at].text.size();
}

}  // namespace

void show_unclosed_as_text(std::vector<PrintedNode>& nodes, const PageStyle& style, DiagnosticSink& diagnostics) {
    for (std::size_t at = 0; at < nodes.size(); ++at) {
        if (nodes[at].kind != NodeKind::paragraph) continue;
        const Opening opening = opening_of(nodes[at], style);
        if (opening == Opening::nothing || !takes_in_what_follows(nodes, at, opening, style)) continue;
        nodes[at].text = neutralised(nodes[at].text);
        diagnostics.report({Severity::warning,
                            "page.unclosed",
                            "a <div> that nothing closes would take in what follows, and is shown as text",
                            nodes[at].span,
                            0,
                            {}});
    }
}

}  // namespace bibconv::badge_page
