#include <algorithm>

#include "formats/badge_page/block.hpp"
#include "markup/badge_text.hpp"
#include "markup/html_text.hpp"
#include "markup/markdown.hpp"
#include "markup/safe_html.hpp"

namespace bibconv::badge_page {
namespace {

// What a colour or an extension consists of; the rest could only be an attempt to leave the attribute.
std::string colour_text(std::string_view colour) {
    std::string out;
    std::ranges::copy_if(colour, std::back_inserter(out), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("(),.%").find(c) != std::string_view::npos;
    });
    return out;
}

std::string path_of(Badge badge) {
    badge.colour = colour_text(badge.colour);
    badge.extension = colour_text(badge.extension);
    return markup::spelled_badge_path(badge);
}

std::string heading(const Block& block, const PageStyle& style) {
    if (block.row) {
        std::string text = "**[" + block.title + "](" + markup::markdown_destination(block.url) + ")**\n";
        if (!block.gloss.empty()) text += "<br>*(" + block.gloss + ")*\n";
        return text;
    }
    const std::string attributes = markup::are_safe_attributes(block.attributes) ? block.attributes : std::string();
    std::string text = "<div class=\"" + markup::html_attribute(block.entry_class) + '"' + attributes + ">\n\n### **" +
                       block.title + "**\n";
    if (!block.gloss.empty()) text += "<div style=\"" + style.gloss_style + "\">(" + block.gloss + ")</div>\n";
    return text;
}

}  // namespace

std::string print_badge(const PlacedBadge& placed, const PageStyle& style) {
    const Badge& badge = placed.badge;
    std::string source = style.server + path_of(badge);
    if (!badge.query.empty()) source += '?' + badge.query;
    const std::string image = "<img src=\"" + markup::html_attribute(markup::url_text(source)) + "\" alt=\"" +
                              markup::html_attribute(badge.alt) + "\">";
    if (badge.url.empty() || !markup::is_safe_url(badge.url)) return "<span>" + image + "</span>";
    return "<a href=\"" + markup::html_attribute(markup::url_text(badge.url)) + "\">" + image + "</a>";
}

std::string print_badges(const std::vector<PlacedBadge>& badges, const PageStyle& style) {
    std::string text = "<div class=\"" + style.badges_class + "\">\n";
    for (const PlacedBadge& badge : badges) text += "  " + print_badge(badge, style) + '\n';
    return text + "</div>";
}

std::string print_block(const Block& block, const PageStyle& style) {
    std::string text = heading(block, style);
    if (!block.badges.empty()) text += print_badges(block.badges, style) + '\n';
    for (const std::string& paragraph : block.paragraphs) text += '\n' + paragraph + '\n';
    if (!block.bullets.empty()) text += '\n';
    for (const Bullet& bullet : block.bullets) text += "* **" + bullet.label + ":** " + bullet.text + '\n';
    if (block.row) {
        text.pop_back();
        return text;
    }
    return text + "\n</div>";
}

}  // namespace bibconv::badge_page
