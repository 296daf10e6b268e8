#include "formats/badge_page/nodes.hpp"

#include <algorithm>
#include <string>

#include "formats/badge_page/comments.hpp"
#include "formats/badge_page/lines.hpp"
#include "formats/badge_page/loose_card.hpp"

namespace bibconv::badge_page {
namespace {

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

class Splitter {
public:
    Splitter(std::string_view page, const PageStyle& style)
        : page_(page), lines_(page), style_(style), divider_("<div class=\"" + style.divider_class + "\">") {}

    std::vector<Node> split(std::size_t& tail) {
        skip_blank();
        while (!lines_.done()) {
            const std::size_t begin = lines_.offset();
            const NodeKind kind = node();
            const std::size_t end = std::min(lines_.offset() - 1, page_.size());
            head_ended_ = head_ended_ || kind == NodeKind::section || kind == NodeKind::header;
            nodes_.push_back({kind, page_.substr(begin, end - begin), gap_, begin, line_number_});
            line_number_ += static_cast<std::uint32_t>(std::ranges::count(nodes_.back().text, '\n'));
            gap_ = 0;
            count_line_end();
            skip_blank();
        }
        tail = gap_;
        return std::move(nodes_);
    }

private:
    void skip_blank() {
        while (!lines_.done() && lines_.peek().empty()) {
            lines_.next();
            if (lines_.offset() <= page_.size()) count_line_end();
        }
    }

    void count_line_end() {
        if (lines_.offset() > page_.size()) return;  // the page ends without one
        ++gap_;
        ++line_number_;
    }

    // Reads one node, at least a line.
    NodeKind node() {
        const std::string_view line = lines_.peek();
        if (line == "---") return rule();
        if (line.starts_with("# ")) return heading(NodeKind::title);
        if (line.starts_with("## ")) return heading(NodeKind::section);
        if (line.starts_with("### ")) return heading(NodeKind::subsection);
        if (line.starts_with(divider_) && line.ends_with("</div>")) return heading(NodeKind::divider);
        const Opening opening = opening_of(line, style_);
        if (opening != Opening::nothing && until_closed(opening))
            return opening == Opening::card ? NodeKind::entry : NodeKind::badges;
        if (line.starts_with("**[")) return paragraph(NodeKind::entry);
        if (line.starts_with("<!--") && until_comment_ends()) return NodeKind::paragraph;
        const bool header =
            !head_ended_ && (line.starts_with("<!-- ") || line.starts_with("<a href") || line.starts_with("<span>"));
        return paragraph(header ? NodeKind::header : NodeKind::paragraph);
    }

    NodeKind heading(NodeKind kind) {
        lines_.next();
        return kind;
    }

    NodeKind rule() {
        lines_.next();
        if (!nodes_.empty()) return NodeKind::rule;
        const Lines saved = lines_;
        while (!lines_.done() && lines_.peek() != "---") lines_.next();
        if (!lines_.done()) {
            lines_.next();
            return NodeKind::front_matter;
        }
        lines_ = saved;
        return NodeKind::rule;
    }

    // To the line that closes the div; nothing is read when none does before the next heading or the next such div.
    bool until_closed(Opening opening) {
        const Lines saved = lines_;
        std::size_t open = 0;
        while (!lines_.done()) {
            const std::string_view line = lines_.peek();
            if (line.starts_with("## ") || line.starts_with("# ")) break;
            if (open > 0 && opening_of(line, style_) == opening) break;
            lines_.next();
            if (line.starts_with("###")) continue;  // the text of a title has no tags
            const std::string tags = without_comments(line);
            open += count_of(tags, "<div");
            const std::size_t closed = count_of(tags, "</div>");
            if (closed > open) break;
            open -= closed;
            if (open == 0) return true;
        }
        lines_ = saved;
        return false;
    }

    // To the line that ends a comment of several paragraphs, such as a card that is not to be seen.
    bool until_comment_ends() {
        if (last_comment_end_ == std::string_view::npos || lines_.offset() > last_comment_end_) return false;
        const Lines saved = lines_;
        bool blank = false;
        while (!lines_.done()) {
            const std::string_view line = lines_.next();
            blank = blank || line.empty();
            if (line.find("-->") == std::string_view::npos) continue;
            if (blank) return true;
            break;
        }
        lines_ = saved;
        return false;
    }

    // To the next blank line; a badge row ends a paragraph of text but belongs to a bold link.
    NodeKind paragraph(NodeKind kind) {
        lines_.next();
        while (!lines_.done() && !lines_.peek().empty()) {
            if (kind == NodeKind::paragraph && opening_of(lines_.peek(), style_) == Opening::row) break;
            lines_.next();
        }
        return kind;
    }

    std::string_view page_;
    Lines lines_;
    const PageStyle& style_;
    std::string divider_;
    std::vector<Node> nodes_;
    std::size_t gap_ = 0;
    const std::size_t last_comment_end_ = page_.rfind("-->");
    bool head_ended_ = false;  // a section or the header was seen
    std::uint32_t line_number_ = 1;
};

}  // namespace

Opening opening_of(std::string_view line, const PageStyle& style) {
    constexpr std::string_view div = "<div class=\"";
    if (!line.starts_with('<')) return Opening::nothing;
    const bool row = between(line, div, "\">") == style.badges_class && style.badges_class != style.entry_class;
    if (row) return Opening::row;  // a card's class may be the beginning of a row's
    return opened_card(line, style) ? Opening::card : Opening::nothing;
}

std::vector<Node> split_page(std::string_view page, const PageStyle& style, std::size_t& tail) {
    return Splitter(page, style).split(tail);
}

std::size_t usual_gap(const NodeKind* before, NodeKind kind) {
    if (before == nullptr) return 0;
    return *before == NodeKind::paragraph && kind == NodeKind::badges ? 1 : 2;
}

}  // namespace bibconv::badge_page
