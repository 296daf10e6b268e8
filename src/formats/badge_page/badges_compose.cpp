#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

#include "formats/badge_page/badges.hpp"
#include "formats/badge_page/pattern.hpp"
#include "formats/badge_page/preprint.hpp"
#include "formats/badge_page/tags.hpp"
#include "markup/badge_text.hpp"
#include "markup/web_address.hpp"
#include "model/links.hpp"
#include "text/ascii.hpp"

namespace bibconv::badge_page {
namespace {

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

// A field that only BibTeX files of some people have is a link when it is an address; in al-folio it may be a file.
bool is_link(std::string_view field, std::string_view url) {
    return !field.starts_with("bibtex:") || markup::is_web_address(url);
}

constexpr std::size_t shortest_arxiv = 7;  // 9901001

// Whether the identifier ends there, or a version of it: 10.1/a is not in …/10.1/ab.
bool holds(std::string_view url, std::string_view identifier) {
    const std::size_t at = url.find(identifier);
    if (at == std::string_view::npos) return false;
    const std::string_view rest = url.substr(at + identifier.size());
    return rest.empty() || rest.front() == 'v' ||
           !(text::is_digit(rest.front()) || text::is_ascii_letter(rest.front()));
}

// Makes the badges of one entry, remembering which links are shown so that none is shown twice.
class Composer {
public:
    explicit Composer(const Facts& facts) : facts_(facts), entry_(facts.entry), style_(facts.page.style) {}

    std::vector<PlacedBadge> all() {
        for (const TypeStyle::Place& place : facts_.type.row) {
            if (place.kind == nullptr)
                tags();
            else
                add_kind(*place.kind, place.look);
        }
        for (Badge& badge : markup::parse_badge_text(facts_.text("badges"))) {
            if (badge.query.empty()) badge.query = style_.query;
            place("badge", std::move(badge));
        }
        return std::move(badges_);
    }

private:
    void add_kind(const BadgeKind& kind, const Look& look) {
        switch (kind.source) {
            case BadgeKind::Source::slots: return add(kind, look);
            case BadgeKind::Source::links: return from_links(kind, look);
            case BadgeKind::Source::venue: return from_venue(kind, look);
        }
    }

    void from_venue(const BadgeKind& kind, const Look& usual) {
        const bool has_abbr = entry_.fields.has("abbr");
        if (!has_abbr && !entry_.fields.has("container-title")) return;
        // The badge beside it says so already.
        if (!has_abbr && is_arxiv_journal(entry_) && !facts_.word("arxiv").empty()) return;
        const Venue* venue = facts_.venue();
        Look look = venue != nullptr ? layered(usual, venue->look) : usual;
        // Without a year the name has to do.
        if (facts_.word("year").empty() && look.label == kind.look.label) look.label = "{abbr}";
        add(kind, look);
    }

    void from_links(const BadgeKind& kind, const Look& usual) {
        if (!entry_.fields.has(kind.field)) return;
        for (const model::NamedLink& link : model::links_of(entry_, kind.field)) {
            const std::string host = model::host_of(link.url);
            const Look* by_host = model::find_host(kind.hosts, host);
            if ((!kind.hosts.empty() && by_host == nullptr) || shown_.contains(link.url) ||
                !is_link(kind.field, link.url) || (kind.field == "URL" && says_nothing_new(link.url)))
                continue;
            add_link(kind, by_host != nullptr ? layered(usual, *by_host) : usual, link, host);
            shown_.insert(link.url);
        }
    }

    void add_link(const BadgeKind& kind, const Look& look, const model::NamedLink& link, const std::string& host) {
        const Host* known = model::find_host(style_.hosts, host);
        const auto lookup = [&](std::string_view slot) -> std::string_view {
            if (slot == "host" && known != nullptr) return known->name;
            if (slot == "host") return host.empty() ? std::string_view("View") : host;
            if (slot == "host-logo") return known != nullptr ? known->logo : std::string_view();
            if (slot == "host-colour") return known != nullptr && !known->colour.empty() ? known->colour : plain_colour;
            return facts_.word(slot);
        };
        const auto message = link.text.empty() ? expand(look.message, lookup) : link.text;
        if (message) finish(kind, look, *message, link.url, lookup);
    }

    void add(const BadgeKind& kind, const Look& look) {
        const auto lookup = [this](std::string_view slot) { return facts_.word(slot); };
        const auto message = expand(look.message, lookup);
        if (!message) return;
        const bool optional_link = look.link.ends_with('?');
        const std::string_view pattern =
            std::string_view(look.link).substr(0, look.link.size() - (optional_link ? 1 : 0));
        const auto url = expand_address(pattern, lookup);
        if (!url && !optional_link && kind.source != BadgeKind::Source::venue) return;
        if (pattern.find("{URL}") != std::string_view::npos || pattern.find("{pdf}") != std::string_view::npos)
            shown_.insert(url.value_or(""));
        finish(kind, look, *message, url.value_or(""), lookup);
    }

    // The last layer and the words that depend on the message.
    template <class Lookup>
    void finish(const BadgeKind& kind, const Look& usual, const std::string& message, const std::string& url,
                const Lookup& lookup) {
        const auto by_value = kind.values.find(message);
        if (by_value == kind.values.end()) return make(kind, usual, message, url, lookup);
        make(kind, layered(usual, by_value->second), message, url, lookup);
    }

    template <class Lookup>
    void make(const BadgeKind& kind, const Look& look, const std::string& message, const std::string& url,
              const Lookup& lookup) {
        const auto label = expand(look.label, lookup);
        if (!label) return;
        const auto with_words = [&](std::string_view slot) -> std::string_view {
            if (slot == "label") return *label;
            if (slot == "message") return message;
            if (slot == "first-word") return first_word(message);
            return lookup(slot);
        };
        Badge badge{*label,
                    message,
                    expand(look.colour, with_words).value_or(""),
                    kind.extension,
                    with_logo(expand(look.logo, with_words).value_or(""), kind.logo_last),
                    expand(look.alt, with_words).value_or(*label),
                    url};
        if (badge.colour.empty()) badge.colour = plain_colour;
        if (badge.label.ends_with('-')) say_as_path(badge);
        place(kind.id, std::move(badge));
    }

    // No path says that a label ends in a dash: it is the message's, for shields.io and for whoever reads the page.
    static void say_as_path(Badge& badge) {
        Badge said;
        if (!markup::parse_badge_path(markup::badge_path(badge), said)) return;
        badge.label = std::move(said.label);
        badge.message = std::move(said.message);
    }

    void tags() {
        for (const TagWord& word : tags_of(entry_, style_)) {
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
        const std::size_t same = ++in_slot_[slot];
        badges_.push_back({same == 1 ? slot : slot + '.' + std::to_string(same), std::move(badge)});
    }

    [[nodiscard]] std::string with_logo(const std::string& logo, bool logo_last) const {
        const std::string& style = style_.query;
        if (logo.empty()) return style;
        const std::string parameter = "logo=" + logo;
        if (style.empty()) return parameter;
        return logo_last ? style + '&' + parameter : parameter + '&' + style;
    }

    // A plain URL that only repeats the DOI or the arXiv identifier.
    [[nodiscard]] bool says_nothing_new(std::string_view url) const {
        const std::string_view doi = facts_.text("DOI");
        const std::string_view arxiv = facts_.word("arxiv");
        return (doi.find("10.") != std::string_view::npos && holds(url, doi)) ||
               (arxiv.size() >= shortest_arxiv && holds(url, arxiv));
    }

    const Facts& facts_;
    const Entry& entry_;
    const PageStyle& style_;
    std::vector<PlacedBadge> badges_;
    std::unordered_map<std::string, std::size_t> in_slot_;
    std::set<std::string, std::less<>> shown_;
};

}  // namespace

bool leads_somewhere(const Entry& entry, std::string_view field) {
    const auto links = model::links_of(entry, field);
    return std::ranges::all_of(links, [&](const model::NamedLink& link) { return is_link(field, link.url); });
}

std::vector<PlacedBadge> compose_badges(const Facts& facts) { return Composer(facts).all(); }

}  // namespace bibconv::badge_page
