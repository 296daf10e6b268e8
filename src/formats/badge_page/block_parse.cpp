#include <string>

#include "formats/badge_page/block.hpp"
#include "formats/badge_page/lines.hpp"
#include "markup/badge_text.hpp"
#include "markup/html_fragment.hpp"
#include "markup/markdown_spans.hpp"

namespace bibconv::badge_page {
namespace {

using markup::HtmlNode;

// `<a href><img></a>` or `<span><img></span>`, the image being one of the style's server.
std::optional<PlacedBadge> badge_of(const HtmlNode& node, const PageStyle& style) {
    if (node.name != "a" && node.name != "span") return std::nullopt;
    if (node.children.size() != 1 || node.children.front().name != "img") return std::nullopt;
    const HtmlNode& image = node.children.front();
    const std::string source = image.attribute("src");
    if (!source.starts_with(style.server)) return std::nullopt;
    const std::string path = source.substr(style.server.size());
    PlacedBadge placed;
    if (!markup::parse_badge_path(path, placed.badge)) return std::nullopt;
    placed.badge.alt = image.attribute("alt");
    placed.badge.url = node.attribute("href");
    return placed;
}

bool is_blank(const HtmlNode& node) {
    return node.name.empty() && node.text.find_first_not_of(" \t\r\n") == std::string::npos;
}

// What this style writes in another way: comments, elements, badges in Markdown, and bullets. Only superscripts and
// subscripts are part of a paragraph's text.
bool is_foreign(std::string_view line) {
    const bool element = line.starts_with('<') && !line.starts_with("<su");
    const std::size_t word = line.find_first_not_of(" \t");
    const std::string_view text = word == std::string_view::npos ? std::string_view() : line.substr(word);
    const bool item = text.starts_with("* ") || text.starts_with("- ") || text.starts_with("+ ");
    return element || item || line.starts_with("![") || line.starts_with("[![");
}

// Reads an entry line by line; every step says whether the text still is one.
class BlockParser {
public:
    BlockParser(std::string_view text, const PageStyle& style) : text_(text), lines_(text), style_(style) {}

    std::optional<Block> parse() {
        const bool good = lines_.peek().starts_with("<div") ? card() : row();
        return good ? std::optional(std::move(block_)) : std::nullopt;
    }

private:
    bool card() {
        const auto opening = between(lines_.next(), "<div class=\"", ">");
        const std::size_t class_end = opening ? opening->find('"') : std::string_view::npos;
        if (class_end == std::string_view::npos || !blank()) return false;
        block_.entry_class = opening->substr(0, class_end);
        block_.attributes = opening->substr(class_end + 1);
        const auto title = between(lines_.next(), "### **", "**");
        if (!title) return false;
        block_.title = *title;
        block_.gloss_in_html = true;
        gloss("<div style=\"" + style_.gloss_style + "\">(", ")</div>");
        if (!badges()) return false;
        while (lines_.peek().empty() && !lines_.done()) {
            lines_.next();
            if (lines_.peek() == "</div>") break;
            if (lines_.peek().starts_with("* **") ? !bullets() : !paragraph()) return false;
        }
        return lines_.next() == "</div>" && lines_.done();
    }

    bool row() {
        block_.row = true;
        const auto link = between(lines_.next(), "**", "**");
        const std::vector<markup::Span> spans = link ? markup::markdown_spans(*link) : std::vector<markup::Span>();
        if (spans.empty() || spans.front().kind != markup::SpanKind::link || spans.front().begin != 0 ||
            spans.front().end != link->size())
            return false;
        block_.title = content_of(spans.front(), *link);
        block_.url = destination_of(spans.front(), *link);
        gloss("<br>*(", ")*");
        return badges() && lines_.done();
    }

    bool blank() { return !lines_.done() && lines_.next().empty(); }

    void gloss(const std::string& prefix, std::string_view suffix) {
        const auto text = between(lines_.peek(), prefix, suffix);
        if (!text) return;
        block_.gloss = *text;
        lines_.next();
    }

    bool badges() {
        if (lines_.peek() != "<div class=\"" + style_.badges_class + "\">") return true;
        const std::size_t begin = lines_.offset();
        while (!lines_.done() && lines_.peek() != "</div>") lines_.next();
        if (lines_.done()) return false;
        lines_.next();
        auto parsed = parse_badges(text_.substr(begin, lines_.offset() - 1 - begin), style_);
        if (!parsed) return false;
        block_.badges = std::move(*parsed);
        return true;
    }

    bool bullets() {
        while (lines_.peek().starts_with("* **")) {
            const std::string_view line = lines_.next().substr(4);
            const std::size_t colon = line.find(":** ");
            if (colon == std::string_view::npos || colon == 0) return false;
            block_.bullets.push_back({std::string(line.substr(0, colon)), std::string(line.substr(colon + 4))});
        }
        return true;
    }

    bool paragraph() {
        std::string text;
        while (!lines_.done() && !lines_.peek().empty() && lines_.peek() != "</div>") {
            if (is_foreign(lines_.peek())) return false;
            text.append(text.empty() ? "" : "\n").append(lines_.next());
        }
        if (text.empty() || !block_.bullets.empty()) return false;
        block_.paragraphs.push_back(std::move(text));
        return true;
    }

    std::string_view text_;
    Lines lines_;
    const PageStyle& style_;
    Block block_;
};

}  // namespace

std::optional<std::vector<PlacedBadge>> parse_badges(std::string_view text, const PageStyle& style) {
    auto nodes = markup::parse_html_fragment(text);
    if (!nodes) return std::nullopt;
    if (nodes->size() == 1 && nodes->front().name == "div") {
        std::vector<HtmlNode> children = std::move(nodes->front().children);
        *nodes = std::move(children);
    }
    std::vector<PlacedBadge> badges;
    for (const HtmlNode& node : *nodes) {
        if (is_blank(node)) continue;
        auto badge = badge_of(node, style);
        if (!badge) return std::nullopt;
        badges.push_back(std::move(*badge));
    }
    return badges;
}

std::optional<Block> parse_block(std::string_view text, const PageStyle& style) {
    return BlockParser(text, style).parse();
}

}  // namespace bibconv::badge_page
