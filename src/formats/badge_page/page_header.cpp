#include "formats/badge_page/page_header.hpp"

#include <algorithm>

#include "formats/badge_page/authors_text.hpp"
#include "formats/badge_page/lines.hpp"
#include "formats/badge_page/loose_card.hpp"
#include "model/name_text.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::string_view update_open = "<!-- citation-update: ";
constexpr std::string_view update_close = " -->";
constexpr std::string_view scholar_label = "Google Scholar";
constexpr std::string_view authors_bullet = "* **Authors:** ";

constexpr std::size_t most_spellings = 64;  // of one person: the names in bold of a stranger's page may be thousands

// Adds a spelling that the others do not cover.
void add(std::vector<std::string>& spellings, const std::string& spelling) {
    if (spellings.size() >= most_spellings) return;
    const model::Owner known(spellings);
    const std::size_t equals = spelling.find(" = ");
    const Name name = model::parse_display_name(std::string_view(spelling).substr(0, equals));
    const std::string alias = equals == std::string::npos ? std::string() : spelling.substr(equals + 3);
    if (!known.is(name) || known.alias(name) != alias) spellings.push_back(spelling);
}

// The list of authors of a card, without reading all of the card where it is written in the usual way.
std::string authors_of(std::string_view card, const PageStyle& style) {
    if (const std::size_t at = card.find(authors_bullet); at != std::string_view::npos) {
        const std::size_t begin = at + authors_bullet.size();
        return std::string(card.substr(begin, card.find('\n', begin) - begin));
    }
    Misfit misfit;
    const auto block =
        card.find("Author") == std::string_view::npos ? std::nullopt : parse_any_block(card, style, misfit);
    if (!block) return {};
    const auto bullet = std::ranges::find(block->bullets, "Authors", &Bullet::label);
    return bullet == block->bullets.end() ? std::string() : bullet->text;
}

}  // namespace

std::optional<Header> parse_header(std::string_view text, const PageStyle& style) {
    Header header;
    const std::string_view first_line = text.substr(0, text.find('\n'));
    if (const auto updated = between(first_line, update_open, update_close)) {
        header.updated = *updated;
        text.remove_prefix(std::min(first_line.size() + 1, text.size()));
    }
    const auto badges = parse_badges(text, style);
    if (!badges) return std::nullopt;
    for (const PlacedBadge& placed : *badges) header.badges.push_back(placed.badge);
    return header;
}

std::string print_header(const Header& header, const PageStyle& style) {
    std::string text;
    const bool ends_early =
        header.updated.find("--") != std::string::npos || header.updated.find('>') != std::string::npos;
    if (!header.updated.empty() && !ends_early) text.append(update_open).append(header.updated).append(update_close);
    for (const Badge& badge : header.badges) {
        if (!text.empty()) text += '\n';
        text += print_badge({{}, badge}, style);
    }
    return text;
}

model::Owner find_owner(const std::vector<Node>& nodes, const PageStyle& style, const Options& options) {
    if (!options.owner_names.empty()) return model::Owner(options.owner_names);
    std::vector<std::string> spellings = style.owner;
    for (const Node& node : nodes) {
        if (const auto header = node.kind == NodeKind::header ? parse_header(node.text, style) : std::nullopt) {
            for (const Badge& badge : header->badges) {
                if (badge.label == scholar_label && !badge.message.empty()) add(spellings, badge.message);
            }
        }
        if (node.kind != NodeKind::entry) continue;
        for (const std::string& name : bold_names(authors_of(node.text, style))) add(spellings, name);
    }
    return model::Owner(spellings);
}

}  // namespace bibconv::badge_page
