#include "formats/badge_page/unclosed.hpp"

#include <map>
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

// From the end on: whether one is closed below depends on which of those below it are text by then. What closes one
// that became text closes the one above it as well.
void show_unclosed_as_text(std::vector<PrintedNode>& nodes, const PageStyle& style, DiagnosticSink& diagnostics) {
    std::map<Opening, bool> closed_below;
    std::vector<Span> shown;
    for (auto at = nodes.size(); at-- > 0;) {
        PrintedNode& node = nodes[at];
        if (is_heading(node.kind)) closed_below.clear();
        const Opening opening = opening_of(node, style);
        if (opening == Opening::nothing) continue;
        bool& closed = closed_below[opening];
        closed = node.kind == NodeKind::paragraph && (closed || takes_in_what_follows(nodes, at, opening, style));
        if (!closed) continue;
        node.text = neutralised(node.text);
        node.as_text = true;
        shown.push_back(node.span);
    }
    for (auto span = shown.rbegin(); span != shown.rend(); ++span) {
        constexpr auto message = "a <div> that nothing closes would take in what follows, and is shown as text";
        diagnostics.report({Severity::warning, "page.unclosed", message, *span, 0, {}});
    }
}

}  // namespace bibconv::badge_page
