#include <algorithm>

#include "formats/badge_page/badges.hpp"
#include "formats/badge_page/pattern.hpp"
#include "formats/badge_page/preprint.hpp"
#include "formats/badge_page/slots.hpp"
#include "formats/badge_page/tags.hpp"
#include "formats/badge_page/venues.hpp"
#include "markup/badge_text.hpp"
#include "markup/web_address.hpp"
#include "model/links.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::string_view plain_colour = "555555";

std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }

// A field that only BibTeX files of some people have is a link when it is an address; in al-folio it may be a file.
bool is_link(std::string_view field, std::string_view url) {
    return !field.starts_with("bibtex:") || markup::is_web_address(url);
}

bool leads_somewhere(const Entry& entry, const std::string& field) {
    const auto links = model::links_of(entry, field);
    return std::ranges::all_of(links, [&](const model::NamedLink& link) { return is_link(field, link.url); });
}

// Makes the badges of one entry, remembering which links are shown so that none is shown twice.
class Composer {
public:
    Composer(const Entry& entry, const Page& page) : entry_(entry), page_(page) {}

    std::vector<PlacedBadge> all() {
        for (const std::string& id : page_.style.row(entry_.type)) {
            if (id == "tags")
                tags();
            else if (const BadgeKind* kind = page_.style.kind(id))
                add_kind(*kind);
        }
        for (Badge& badge : markup::parse_badge_text(entry_.fields.text("badges"))) {
            if (badge.query.empty()) badge.query = page_.style.query;
            place("badge", std::move(badge));
        }
        return std::move(badges_);
    }

private:
    void add_kind(const BadgeKind& kind) {
        switch (kind.source) {
            case BadgeKind::Source::slots: return from_slots(kind);
            case BadgeKind::Source::links: return from_links(kind);
            case BadgeKind::Source::venue: return from_venue(kind);
        }
    }

    void from_slots(const BadgeKind& kind) {
        add(kind, with_type(kind), [this](std::string_view slot) { return slot_text(slot, entry_, page_); });
    }

    void from_venue(const BadgeKind& kind) {
        if (!entry_.fields.has("container-title") && !entry_.fields.has("abbr")) return;
        // The badge beside it says so already.
        if (!entry_.fields.has("abbr") && is_arxiv_journal(entry_) && !arxiv_of(entry_).empty()) return;
        const Venue* venue = venue_of(entry_, page_.style);
        Look look = layered(with_type(kind), page_.style.venue_look);
        if (venue != nullptr) look = layered(look, venue->look);
        // Without a year the name has to do.
        if (year_of(entry_).empty() && look.label == kind.look.label) look.label = "{abbr}";
        add(kind, look, [this](std::string_view slot) { return slot_text(slot, entry_, page_); });
    }

    void from_links(const BadgeKind& kind) {
        for (const model::NamedLink& link : model::links_of(entry_, kind.field)) {
            const std::string host = model::host_of(link.url);
            const Look* by_host = model::find_host(kind.hosts, host);
            if ((!kind.hosts.empty() && by_host == nullptr) || shown(link.url) || !is_link(kind.field, link.url) ||
                (kind.field == "URL" && says_nothing_new(link.url)))
                continue;
            Look look = with_type(kind);
            if (by_host != nullptr) look = layered(look, *by_host);
            if (!link.text.empty()) look.message = link.text;
            look.link = link.url;
            add_link_badge(kind, look, host, !link.text.empty());
            shown_.insert(link.url);
        }
    }

    void add_link_badge(const BadgeKind& kind, Look look, const std::string& host, bool literal) {
        const Host* known = model::find_host(page_.style.hosts, host);
        const Lookup lookup = [&](std::string_view slot) -> std::string {
            if (slot == "host") return known != nullptr ? known->name : (host.empty() ? "View" : host);
            if (slot == "host-logo") return known != nullptr ? known->logo : std::string();
            if (slot == "host-colour")
                return known != nullptr && !known->colour.empty() ? known->colour : std::string(plain_colour);
            return slot_text(slot, entry_, page_);
        };
        const std::string url = std::exchange(look.link, {});
        const auto message = literal ? std::optional(look.message) : expand(look.message, lookup);
        if (message) finish(kind, look, *message, url, lookup);
    }

    void add(const BadgeKind& kind, const Look& look, const Lookup& lookup) {
        const auto message = expand(look.message, lookup);
        if (!message) return;
        const bool optional_link = look.link.ends_with('?');
        const std::string_view pattern =
            std::string_view(look.link).substr(0, look.link.size() - (optional_link ? 1 : 0));
        const auto url = expand(pattern, lookup);
        if (!url && !optional_link && kind.source != BadgeKind::Source::venue) return;
        if (pattern.find("{URL}") != std::string_view::npos || pattern.find("{pdf}") != std::string_view::npos)
            shown_.insert(url.value_or(""));
        finish(kind, look, *message, url.value_or(""), lookup);
    }

    // The last layer and the words that depend on the message.
    void finish(const BadgeKind& kind, Look look, const std::string& message, const std::string& url,
                const Lookup& lookup) {
        if (const auto by_value = kind.values.find(message); by_value != kind.values.end())
            look = layered(look, by_value->second);
        const auto label = expand(look.label, lookup);
        if (!label) return;
        const Lookup with_words = [&](std::string_view slot) -> std::string {
            if (slot == "label") return *label;
            if (slot == "message") return message;
            if (slot == "first-word") return first_word(message);
            return lookup(slot);
        };
        Badge badge{*label,
                    message,
                    expand(look.colour, with_words).value_or(""),
                    kind.extension,
                    query(kind, expand(look.logo, with_words).value_or("")),
                    expand(look.alt, with_words).value_or(*label),
                    url};
        if (badge.colour.empty()) badge.colour = plain_colour;
        place(kind.id, std::move(badge));
    }

    void tags() {
        for (const TagWord& word : tags_of(entry_, page_.style)) {
            Look look = word.tag->look;
            if (const auto by_value = word.tag->values.find(word.message); by_value != word.tag->values.end())
                look = layered(look, by_value->second);
            place("tag", {word.tag->group,
                          word.message,
                          look.colour.empty() ? std::string(plain_colour) : look.colour,
                          {},
                          with_logo(look.logo, false),
                          look.alt.empty() ? word.message : look.alt,
                          {}});
        }
    }

    void place(const std::string& slot, Badge badge) {
        const auto same = std::ranges::count_if(
            badges_, [&](const PlacedBadge& placed) { return placed.slot.substr(0, placed.slot.find('.')) == slot; });
        badges_.push_back({same == 0 ? slot : slot + '.' + std::to_string(same + 1), std::move(badge)});
    }

    [[nodiscard]] Look with_type(const BadgeKind& kind) const {
        const auto by_type = kind.types.find(entry_.type);
        return by_type == kind.types.end() ? kind.look : layered(kind.look, by_type->second);
    }

    [[nodiscard]] std::string query(const BadgeKind& kind, const std::string& logo) const {
        return with_logo(logo, kind.logo_last);
    }

    [[nodiscard]] std::string with_logo(const std::string& logo, bool logo_last) const {
        const std::string& style = page_.style.query;
        if (logo.empty()) return style;
        const std::string parameter = "logo=" + logo;
        if (style.empty()) return parameter;
        return logo_last ? style + '&' + parameter : parameter + '&' + style;
    }

    [[nodiscard]] bool shown(const std::string& url) const { return shown_.contains(url); }

    // A plain URL that only repeats the DOI or the arXiv identifier.
    [[nodiscard]] bool says_nothing_new(const std::string& url) const {
        const std::string doi = entry_.fields.text("DOI");
        const std::string arxiv = slot_text("arxiv", entry_, page_);
        return (!doi.empty() && url.find(doi) != std::string::npos) ||
               (!arxiv.empty() && url.find(arxiv) != std::string::npos);
    }

    const Entry& entry_;
    const Page& page_;
    std::vector<PlacedBadge> badges_;
    std::set<std::string, std::less<>> shown_;
};

void insert_slots(std::set<std::string, std::less<>>& fields, std::string_view pattern) {
    for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
        fields.emplace(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
    }
}

}  // namespace

Look layered(Look look, const Look& change) {
    for (const auto member : {&Look::label, &Look::message, &Look::colour, &Look::logo, &Look::alt, &Look::link}) {
        if (!(change.*member).empty()) look.*member = change.*member;
    }
    return look;
}

std::vector<PlacedBadge> compose_badges(const Entry& entry, const Page& page) { return Composer(entry, page).all(); }

std::set<std::string, std::less<>> fields_shown(const Entry& entry, const Page& page) {
    std::set<std::string, std::less<>> fields = {"badges", "issued", "event-date", "role"};
    for (const std::string& id : page.style.row(entry.type)) {
        const BadgeKind* kind = page.style.kind(id);
        if (kind == nullptr) continue;
        if (leads_somewhere(entry, kind->field)) fields.insert(kind->field);
        for (const std::string& pattern : {kind->look.label, kind->look.message, kind->look.link})
            insert_slots(fields, pattern);
        if (fields.contains("arxiv")) fields.insert({"eprint", "eprint-type", "eprint-class"});
        if (fields.contains("track")) fields.insert({"container-title", "abbr", "event-title-addon"});
        if (fields.contains("event")) fields.insert({"event-title", "abbr"});
        if (fields.contains("site")) fields.insert("container-title");
    }
    return fields;
}

}  // namespace bibconv::badge_page
