#include "formats/badge_page/shown.hpp"

#include <algorithm>
#include <array>

#include "formats/badge_page/arrange.hpp"
#include "formats/badge_page/authors_text.hpp"
#include "formats/badge_page/badges.hpp"
#include "formats/badge_page/bullets.hpp"
#include "formats/badge_page/entry_block.hpp"
#include "formats/badge_page/preprint.hpp"
#include "formats/badge_page/residue.hpp"
#include "formats/badge_page/tags.hpp"
#include "formats/badge_page/venues.hpp"
#include "markup/badge_text.hpp"
#include "markup/html_text.hpp"
#include "markup/markdown.hpp"
#include "markup/plain_characters.hpp"
#include "markup/readable.hpp"
#include "model/links.hpp"
#include "model/titles.hpp"
#include "model/vocabulary.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

// Fields that no badge or bullet names but that may decide about one, or about the section.
constexpr auto deciding = std::to_array<std::string_view>({"author", "bibtex:author+an", "genre", "language"});

// Those that a badge may name and not show. Its {event} is another field's, its {host} an address'.
constexpr auto uncertain = std::to_array<std::string_view>(
    {"event-date", "event-title-addon", "role", "event-title", "abbr", "event", "host"});

// What stands with the title of the container, where there is one.
constexpr auto of_container =
    std::to_array<std::string_view>({"issued", "volume", "issue", "page", "event-title-addon", "abbr"});

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

// What an arXiv identifier says as well.
bool is_told_by_arxiv(const Date& date, const Entry& entry) {
    auto point = arxiv_date(entry);
    if (!point || !date.begin) return false;
    if (date.begin->month == 0) point->month = 0;
    return date == Date{point, {}, false, {}};
}

// An entry where it stands.
struct Placed {
    const Entry& entry;
    const Page& page;
    bool row;
    bool below_divider;

    Placed(const Entry& e, const Page& p, const SectionLook& look)
        : entry(e), page(p), row(look.rows && fits_row(e)), below_divider(look.dividers) {}
    [[nodiscard]] const TypeStyle& type() const { return page.types.of(entry.type); }
};

// Some venues have badges with words of their own, without the year.
bool venue_shows_year(const Placed& placed) {
    const Venue* venue = venue_of(placed.entry, placed.page.style);
    return venue == nullptr || venue->look.label.empty();
}

bool leads_to(const TypeStyle::Place& place, std::string_view field) {
    return place.kind != nullptr && place.kind->source == BadgeKind::Source::links && place.kind->field == field;
}

bool badges_lead_to(const TypeStyle& type, std::string_view field) {
    return std::ranges::any_of(type.row, [field](const TypeStyle::Place& place) { return leads_to(place, field); });
}

// Those of some kinds lead to a few hosts only.
bool badges_lead_anywhere(const TypeStyle& type, std::string_view field) {
    return std::ranges::any_of(type.row, [field](const TypeStyle::Place& place) {
        return leads_to(place, field) && place.kind->hosts.empty();
    });
}

// A card that was read may have addresses where no badge would.
bool is_in_overrides(const std::vector<model::NamedLink>& links, const Entry& entry) {
    const std::string overrides = entry.fields.text("page-overrides");
    return !links.empty() && std::ranges::all_of(links, [&](const model::NamedLink& link) {
        return overrides.find(link.url) != std::string::npos;
    });
}

// Whether a badge or bullet that names the field may be missing all the same.
bool is_uncertain(const Field& field, const Placed& placed) {
    const Entry& entry = placed.entry;
    if (contains(uncertain, field.name)) return true;
    if (field.name == "eprint" || field.name == "eprint-type")
        return !entry.fields.has("eprint") || entry.fields.text("eprint-type") != "arxiv";
    if (field.name == "URL" || badges_lead_to(placed.type(), field.name)) {
        const auto [links, words] = model::links_and_words_of(entry, field.name);
        if (links.empty() && words.empty()) return true;
        return !badges_lead_anywhere(placed.type(), field.name) && !is_in_overrides(links, entry);
    }
    const auto* date = std::get_if<Date>(&field.value);
    if (date != nullptr && !date->begin) return true;
    if (!contains(of_container, field.name)) return false;
    if (entry.fields.has("container-title")) return date != nullptr && !venue_shows_year(placed);
    return date == nullptr || (!placed.type().shows("date") && !is_told_by_arxiv(*date, entry));
}

Entry without(const Field& field, const Entry& entry) {
    Entry rest = entry;
    rest.fields.erase(field.name);
    return rest;
}

bool changes_block(const Field& field, const Placed& placed) {
    const Page& page = placed.page;
    const auto print = [&](const Entry& e) { return print_block(compose(e, page, placed.row), page.style); };
    return print(without(field, placed.entry)) != print(placed.entry);
}

bool changes_section(const Field& field, const Placed& placed) {
    const PageStyle& style = placed.page.style;
    return rule_for(style, without(field, placed.entry)) != rule_for(style, placed.entry);
}

// A heading in kana says itself that the work is Japanese.
bool heading_tells_language(const Placed& placed) {
    return placed.entry.fields.text("language") == "ja" && text::has_kana(block_title(placed.entry, placed.page));
}

bool badges_or_texts_show(const Field& field, const Placed& placed) {
    const TypeStyle& type = placed.type();
    if (placed.row ? type.badges_show(field.name) : type.shows(field.name)) return true;
    const bool may = std::ranges::find(type.uncertain_links, field.name) != type.uncertain_links.end();
    return may && leads_somewhere(placed.entry, field.name);
}

bool is_by_owner_alone(const Placed& placed) {
    const auto* authors = placed.entry.fields.get<NameList>("author");
    return authors != nullptr && !authors->others && authors->names.size() == 1 &&
           placed.page.owner.is(authors->names.front());
}

// Whether a badge has the whole text: "ICML 2024" has ICML, "NVIDIA Blog" is in two parts.
bool badges_say(const std::string& text, const Placed& placed) {
    return std::ranges::any_of(compose_badges(Facts(placed.entry, placed.page)), [&](const PlacedBadge& one) {
        const Badge& badge = one.badge;
        return badge.label == text || badge.message == text || badge.label.starts_with(text + ' ') ||
               badge.label + ' ' + badge.message == text;
    });
}

// A row has no lines: names stand there only as far as badges say them.
bool is_cut_in_row(const Field& field, const Placed& placed) {
    if (field.name == "author" || field.name == "bibtex:author+an") return !is_by_owner_alone(placed);
    const bool venue = field.name == "container-title" || field.name == "event-title";
    return venue && !badges_say(placed.entry.fields.text(field.name), placed);
}

bool is_shown(const Field& field, const Placed& placed) {
    if (field.name == "page-overrides" || model::says_how_not_what(field.name)) return true;
    if (model::is_end_of_title(field, placed.entry)) return true;
    if (field.name.starts_with("page:")) return !placed.row;
    if (field.name == "badges") return markup::holds_only_badges(placed.entry.fields.text("badges"));
    if (field.name == "keyword") return all_keywords_are_tags(placed.entry, placed.page.style);
    if (heading_shows(placed.entry, field.name)) return true;
    if (placed.row && is_cut_in_row(field, placed)) return false;
    if (field.name == "issued" && placed.below_divider) return true;
    if (badges_or_texts_show(field, placed)) return !is_uncertain(field, placed) || changes_block(field, placed);
    if (const auto* names = std::get_if<NameList>(&field.value);
        names != nullptr && field.name == "author" && are_implied(*names, placed.entry.type, placed.page.owner))
        return true;
    if (field.name == "language" && heading_tells_language(placed)) return true;
    return contains(deciding, field.name) && (changes_block(field, placed) || changes_section(field, placed));
}

bool has_link(const RichText& text) {
    return std::ranges::any_of(text.nodes, [](const Inline& node) {
        const auto* styled = std::get_if<Styled>(&node);
        return std::holds_alternative<Link>(node) || (styled != nullptr && has_link(styled->content));
    });
}

// A page that was read has its own words for the line below a title, until that is edited.
bool keeps_gloss(const Entry& entry, const RichText& gloss) {
    const std::string overrides = entry.fields.text("page-overrides");
    const std::string slot = "gloss@" + digest(card_gloss(plain_text(gloss)));
    return overrides.find(slot) != std::string::npos || overrides.find("block@") != std::string::npos;
}

bool loses_markup(const std::string& field, const RichText& text, const Placed& placed) {
    const Heading heading = heading_of(placed.entry);
    const TypeStyle& type = placed.type();
    if (field == heading.title) return placed.row && has_link(text);
    const bool is_line = !placed.row && (field == "title" || texts_show(type, field));
    const bool keeps_all =
        field == heading.gloss ? placed.row || keeps_gloss(placed.entry, text) : is_line || badges_lead_to(type, field);
    return !keeps_all && markup::has_visible_markup(markup::readable_mathematics(text, placed.page.mathematics));
}

// Whether badges only name the address, as {URL}, which is the first one. (The overrides of a card may have more.)
bool is_first_alone(const std::string& field, const std::vector<model::NamedLink>& links, const Entry& entry,
                    const TypeStyle& type) {
    return links.size() > 1 && type.shows(field) && !badges_lead_to(type, field) && !is_in_overrides(links, entry);
}

// Whether a link with this text leads anywhere: links do not hold links, and the inner ones win.
bool has_text_outside_links(const RichText& text) {
    return text.nodes.empty() || std::ranges::any_of(text.nodes, [](const Inline& node) {
               if (const auto* link = std::get_if<Link>(&node)) return !markup::is_safe_url(link->url);
               const auto* styled = std::get_if<Styled>(&node);
               return styled == nullptr || has_text_outside_links(styled->content);
           });
}

void add_left_out(const RichText& text, std::vector<std::string>& found) {
    for (const Inline& node : text.nodes) {
        if (const auto* styled = std::get_if<Styled>(&node)) add_left_out(styled->content, found);
        const auto* link = std::get_if<Link>(&node);
        if (link == nullptr) continue;
        if (!markup::is_safe_url(link->url) || !has_text_outside_links(link->content)) found.push_back(link->url);
        add_left_out(link->content, found);
    }
}

// Of a text that is there with its links; else more than these is lost, and told.
std::vector<std::string> links_left_out_of(const Field& field, const Placed& placed) {
    const auto* text = std::get_if<RichText>(&field.value);
    if (text == nullptr || is_plain(*text)) return {};
    std::vector<std::string> found = links_left_out(*text);
    if (!found.empty() && (!is_shown(field, placed) || loses_markup(field.name, *text, placed))) found.clear();
    return found;
}

}  // namespace

std::vector<const Field*> fields_shown_plainly(const Entry& entry, const Page& page, const SectionLook& look) {
    const Placed placed(entry, page, look);
    std::vector<const Field*> fields;
    for (const Field& field : entry.fields) {
        const auto* text = std::get_if<RichText>(&field.value);
        if (text == nullptr || is_plain(*text) || !loses_markup(field.name, *text, placed)) continue;
        if (is_shown(field, placed)) fields.push_back(&field);
    }
    return fields;
}

bool is_left_to_owner(const Entry& entry, const Page& page, const SectionLook& look) {
    const Placed placed(entry, page, look);
    return is_by_owner_alone(placed) && (placed.row || are_owners_alone(entry.type)) &&
           is_shown(*entry.fields.find("author"), placed);
}

bool shows_year_alone(const Field& field, const Entry& entry, const Page& page, const SectionLook& look) {
    const auto* date = std::get_if<Date>(&field.value);
    if (date == nullptr || !date->begin || page.types.of(entry.type).shows("date")) return false;
    Date year;
    year.begin.emplace().year = date->begin->year;
    return *date != year && !is_told_by_arxiv(*date, entry) && is_shown(field, {entry, page, look});
}

std::vector<std::string> links_left_out(const RichText& text) {
    std::vector<std::string> found;
    add_left_out(text, found);
    return found;
}

std::vector<LinkNotShown> links_not_shown(const Entry& entry, const Page& page, const SectionLook& look) {
    const Placed placed(entry, page, look);
    const TypeStyle& type = placed.type();
    std::vector<LinkNotShown> hidden;
    for (const Field& field : entry.fields) {
        if (!entry.fields.is_first(field)) continue;
        if (field.name != "URL" && !badges_lead_to(type, field.name)) {
            for (std::string& url : links_left_out_of(field, placed)) hidden.push_back({&field, std::move(url)});
            continue;
        }
        model::Links found = model::links_and_words_of(entry, field.name);
        const bool first_alone = is_first_alone(field.name, found.links, entry, type);
        for (model::NamedLink& link : found.links) {
            const bool others = first_alone && &link != &found.links.front();
            if (others || !markup::is_safe_url(link.url)) hidden.push_back({&field, std::move(link.url)});
        }
        if (!found.words.empty()) hidden.push_back({&field, std::move(found.words)});
    }
    return hidden;
}

std::vector<const Field*> fields_not_shown(const Entry& entry, const Page& page, const SectionLook& look) {
    const Placed placed(entry, page, look);
    std::vector<const Field*> fields;
    for (const Field& field : entry.fields) {
        if (!entry.fields.is_first(field) || !is_shown(field, placed)) fields.push_back(&field);
    }
    return fields;
}

}  // namespace bibconv::badge_page
