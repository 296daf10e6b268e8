#include "formats/badge_page/any_badges.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "formats/badge_page/style.hpp"
#include "markup/badge_text.hpp"
#include "markup/html_fragment.hpp"
#include "markup/partners.hpp"
#include "model/links.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

using markup::HtmlNode;

// Addresses that say what they lead to, and the label of the badge for it; the rest of the first two is its message.
struct Address {
    std::string_view part, label;
    bool identifies;
};
constexpr auto addresses = std::to_array<Address>({
    {"arxiv.org/abs/", "arXiv", true},
    {"doi.org/", "DOI", true},
    {"arxiv.org/pdf/", "Paper", false},
    {".pdf", "Paper", false},
    {"github.com/", "Code", false},
    {"gitlab.com/", "Code", false},
    {"youtube.com/", "Video", false},
    {"youtu.be/", "Video", false},
    {"vimeo.com/", "Video", false},
    {"speakerdeck.com/", "Slides", false},
    {"slideshare.net/", "Slides", false},
});

// The kind of links whose badges have this label, in any case.
const BadgeKind* kind_labelled(std::string_view label, const PageStyle& style) {
    const auto found = std::ranges::find_if(style.badges, [&](const BadgeKind& kind) {
        return kind.source == BadgeKind::Source::links && text::equal_ignoring_case(label, kind.look.label);
    });
    return found == style.badges.end() ? nullptr : &*found;
}

// What a badge leads to that has an identifier on it and no link.
std::string address_of(const Badge& badge) {
    const auto found = std::ranges::find_if(
        addresses, [&](const Address& known) { return known.identifies && known.label == badge.label; });
    return found == addresses.end() ? std::string() : "https://" + std::string(found->part) + badge.message;
}

// Collects the badges of a tree; false at the first thing that is none.
class Collector {
public:
    explicit Collector(const PageStyle& style) : style_(style) {}

    bool all(const std::vector<HtmlNode>& nodes, const std::string& url) {
        return std::ranges::all_of(nodes, [&](const HtmlNode& node) { return take(node, url); });
    }

    std::vector<PlacedBadge> badges;
    std::string stranger;

private:
    bool take(const HtmlNode& node, const std::string& url) {
        if (node.name.empty()) return url.empty() ? words(node.text) : link(text::trimmed(node.text), url);
        if (node.name == "img") return image(node.attribute("src"), node.attribute("alt"), url);
        if (node.name == "br") return true;
        if (node.name == "a") return all(node.children, node.attribute("href"));
        if (node.name == "span" || node.name == "p" || node.name == "div" || node.name == "center")
            return all(node.children, url);
        return stop('<' + node.name + '>');
    }

    bool image(const std::string& source, const std::string& alt, const std::string& url) {
        PlacedBadge placed;
        const bool known = source.starts_with(style_.server) &&
                           markup::parse_badge_path(source.substr(style_.server.size()), placed.badge);
        // An image of another server can only be kept as what it links to.
        if (!known) return url.empty() || link(alt, url);
        if (placed.badge.label.empty() && !url.empty()) return link(placed.badge.message, url);
        placed.badge.alt = alt;
        placed.badge.url = url.empty() ? address_of(placed.badge) : url;
        urls_.insert(placed.badge.url);
        badges.push_back(std::move(placed));
        return true;
    }

    bool link(std::string_view name, const std::string& url) {
        if (urls_.insert(url).second) badges.push_back(badge_of_link(name, url, style_));
        return true;
    }

    // Markdown between the elements: images, linked images and links, parted by anything that parts words.
    bool words(std::string_view text) {
        const markup::Partners brackets(text, '[', ']');
        const markup::Partners parentheses(text, '(', ')');
        for (std::size_t at = 0; at < text.size();) {
            if (const std::size_t skipped = separator(text.substr(at)); skipped > 0) {
                at += skipped;
                continue;
            }
            if (text.substr(at).starts_with("[[")) {  // "[[PDF](…)]"
                ++at;
                continue;
            }
            const bool is_image = text[at] == '!';
            const std::size_t open = at + (is_image ? 1 : 0);
            const std::size_t close = open < text.size() && text[open] == '[' ? brackets.of(open) : none;
            const std::size_t end =
                close != none && close + 1 < text.size() && text[close + 1] == '(' ? parentheses.of(close + 1) : none;
            if (end == none) return stop(text.substr(at));
            const std::string_view inside = text.substr(open + 1, close - open - 1);
            std::string_view url = text.substr(close + 2, end - close - 2);
            url = url.substr(0, url.find(' '));  // a title may follow
            if (!(is_image ? image(std::string(url), std::string(inside), {}) : linked(inside, std::string(url))))
                return false;
            at = end + 1;
        }
        return true;
    }

    bool linked(std::string_view inside, const std::string& url) {
        if (!inside.starts_with("![")) return link(inside, url);
        const std::size_t close = inside.find("](");
        if (close == none || !inside.ends_with(')')) return stop(inside);
        const std::string_view source = inside.substr(close + 2, inside.size() - close - 3);
        return image(std::string(source.substr(0, source.find(' '))), std::string(inside.substr(2, close - 2)), url);
    }

    static std::size_t separator(std::string_view text) {
        constexpr auto separators = std::to_array<std::string_view>(
            {" ", "\n", "\t", "|", "/", ",", ";", "(", ")", "]", "·", "•", "&nbsp;", "\u00a0"});
        const auto found = std::ranges::find_if(separators, [&](std::string_view s) { return text.starts_with(s); });
        return found == separators.end() ? 0 : found->size();
    }

    bool stop(std::string_view what) {
        constexpr std::size_t enough = 40;  // to find it
        stranger = text::shortened(what.substr(0, what.find('\n')), enough);
        return false;
    }

    static constexpr std::size_t none = std::string_view::npos;
    const PageStyle& style_;
    std::unordered_set<std::string> urls_;  // of the badges
};

}  // namespace

std::string host_name(std::string_view url, const PageStyle& style) {
    const std::string host = model::host_of(url);
    const Host* known = model::find_host(style.hosts, host);
    if (known != nullptr) return known->name;
    return host.empty() ? "View" : host;
}

PlacedBadge badge_of_link(std::string_view name, std::string_view url, const PageStyle& style) {
    const auto address = std::ranges::find_if(
        addresses, [&](const Address& known) { return url.find(known.part) != std::string_view::npos; });
    const bool known = address != addresses.end();
    const bool identified = known && address->identifies;
    const BadgeKind* kind = nullptr;
    if (!identified) kind = kind_labelled(text::equal_ignoring_case(name, "pdf") ? "Paper" : name, style);
    if (!identified && kind == nullptr && known) kind = kind_labelled(address->label, style);

    PlacedBadge placed;
    Badge& badge = placed.badge;
    badge.url = url;
    badge.colour = plain_colour;
    badge.query = style.query;
    badge.label = kind != nullptr ? kind->look.label : known ? std::string(address->label) : "Link";
    badge.message = host_name(url, style);
    if (kind != nullptr && kind->look.message.find('{') == std::string::npos)
        badge.message = kind->look.message;
    else if (identified)
        badge.message = url.substr(url.find(address->part) + address->part.size());
    else if (kind == nullptr && !name.empty())
        badge.message = name;
    badge.alt = name.empty() ? badge.label : std::string(name);
    return placed;
}

std::optional<std::vector<PlacedBadge>> any_badges(std::string_view text, const PageStyle& style,
                                                   std::string& stranger) {
    const auto nodes = markup::parse_html_fragment(text);
    if (!nodes) {
        stranger = "HTML that is not well-formed";
        return std::nullopt;
    }
    Collector collector(style);
    if (collector.all(*nodes, {})) return std::move(collector.badges);
    stranger = collector.stranger;
    return std::nullopt;
}

}  // namespace bibconv::badge_page
