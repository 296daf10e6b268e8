#include "formats/badge_page/gaps.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <unordered_map>

#include "formats/badge_page/residue.hpp"
#include "markup/open_ends.hpp"

namespace bibconv::badge_page {
namespace {

// Names for the nodes of a page, from top to bottom: a digest, and a number where that came before.
class NodeNames {
public:
    std::string next(std::string_view text) {
        std::string name = digest(text);
        const std::size_t number = ++seen_[name];
        return number == 1 ? name : name + '/' + std::to_string(number);
    }

private:
    std::unordered_map<std::string, std::size_t> seen_;
};

constexpr std::string_view behind_all = "end";  // the name of what stands below the last node

using Gaps = std::map<std::string, std::size_t, std::less<>>;

// A .bib of a few bytes makes no page of gigabytes.
constexpr std::size_t most_line_ends = 100;

Gaps parse_gaps(std::string_view text, DiagnosticSink& diagnostics) {
    Gaps gaps;
    bool cut = false;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        const std::size_t colon = word.find(':');
        if (colon == std::string_view::npos) continue;
        std::size_t line_ends = 0;
        std::from_chars(word.data() + colon + 1, word.data() + word.size(), line_ends);
        gaps[std::string(word.substr(0, colon))] = std::min(line_ends, most_line_ends);
        cut = cut || line_ends > most_line_ends;
    }
    if (cut)
        diagnostics.report(
            {Severity::warning, "page.blank-lines", "of more than 100 line ends in a row 100 are left", {}, 0, {}});
    return gaps;
}

bool is_read_as_text(NodeKind kind) {
    constexpr auto kinds = std::to_array<NodeKind>(
        {NodeKind::paragraph, NodeKind::rule, NodeKind::title, NodeKind::section, NodeKind::subsection});
    return std::ranges::find(kinds, kind) != kinds.end();
}

// Whether what follows on the next line would be part of what the paragraph opens.
bool opens_next(const PrintedNode& node, NodeKind next) {
    return node.kind == NodeKind::paragraph && is_read_as_text(next) && markup::may_go_on(node.text);
}

void report_opened(const Span& span, DiagnosticSink& diagnostics) {
    diagnostics.report({Severity::warning,
                        "page.blank-lines",
                        "what this paragraph opens could go on in the next: a blank line parts them",
                        span,
                        0,
                        {}});
}

}  // namespace

std::string unusual_gaps(const std::vector<Node>& nodes, const std::vector<PrintedNode>& printed, std::size_t tail) {
    std::string gaps;
    const auto add = [&](std::string_view name, std::size_t gap) {
        gaps.append(gaps.empty() ? "" : " ").append(name).append(':' + std::to_string(gap));
    };
    NodeNames names;
    for (std::size_t i = 0; i < std::min(nodes.size(), printed.size()); ++i) {
        const std::string name = names.next(printed[i].text);
        if (nodes[i].gap != printed[i].gap) add(name, nodes[i].gap);
    }
    if (tail != 1) add(behind_all, tail);
    return gaps;
}

std::string join_nodes(const std::vector<PrintedNode>& nodes, std::string_view gaps, DiagnosticSink& diagnostics) {
    const auto unusual = parse_gaps(gaps, diagnostics);
    std::string text;
    NodeNames names;
    const PrintedNode* before = nullptr;
    for (const PrintedNode& node : nodes) {
        const auto found = unusual.empty() ? unusual.end() : unusual.find(names.next(node.text));
        const std::size_t gap = found == unusual.end() ? node.gap : found->second;
        const bool opened = gap < 2 && before != nullptr && !before->as_text && opens_next(*before, node.kind);
        if (opened) report_opened(before->span, diagnostics);
        const std::size_t least = before == nullptr ? 0 : opened || before->as_text ? 2 : 1;
        text.append(std::max(gap, least), '\n');
        text += node.text;
        before = &node;
    }
    const auto tail = unusual.find(behind_all);
    text.append(tail == unusual.end() ? 1 : tail->second, '\n');
    return text;
}

}  // namespace bibconv::badge_page
