#include <algorithm>
#include <initializer_list>
#include <string>
#include <unordered_map>
#include <utility>

#include "formats/badge_page/any_badges.hpp"
#include "formats/badge_page/badges.hpp"
#include "formats/badge_page/pattern.hpp"
#include "formats/badge_page/slots.hpp"
#include "formats/badge_page/tags.hpp"
#include "markup/badge_text.hpp"
#include "model/links.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::badge_page {
namespace {

bool store(const Captures& captures, Entry& entry, const Page& page) {
    for (const auto& [slot, text] : captures) set_slot(slot, text, entry, page);
    return true;
}

// Matches label, message and link of a look against a badge, and stores what the slots hold.
bool store_slots(const Look& look, const Badge& badge, Entry& entry, const Page& page) {
    const bool optional_link = look.link.ends_with('?');
    const std::string_view link_pattern =
        std::string_view(look.link).substr(0, look.link.size() - (optional_link ? 1 : 0));
    const auto label = match(look.label, badge.label);
    const auto message = match(look.message, badge.message);
    auto link = match_address(link_pattern, badge.url);
    if (!link && optional_link && badge.url.empty()) link = Captures();
    return label && message && link && store(*label, entry, page) && store(*message, entry, page) &&
           store(*link, entry, page);
}

class Understanding {
public:
    Understanding(Entry& entry, const Page& page)
        : entry_(entry), page_(page), row_url_(entry.fields.text("URL")), repeats_(!row_url_.empty()) {}

    bool kind(const BadgeKind& kind, const Badge& badge) {
        if (kind.look.label.starts_with('{') && is_of_another_kind(badge)) return false;
        switch (kind.source) {
            case BadgeKind::Source::slots: return store_slots(with_type(kind), badge, entry_, page_);
            case BadgeKind::Source::links: return link(kind, badge);
            case BadgeKind::Source::venue: return venue(kind, badge);
        }
        return false;
    }

private:
    [[nodiscard]] Look with_type(const BadgeKind& kind) const {
        const auto by_type = kind.types.find(entry_.type);
        return by_type == kind.types.end() ? kind.look : layered(kind.look, by_type->second);
    }

    bool link(const BadgeKind& kind, const Badge& badge) {
        const Look* by_host = model::find_host(kind.hosts, model::host_of(badge.url));
        if (badge.url.empty() || (!kind.hosts.empty() && by_host == nullptr)) return false;
        const Look look = by_host == nullptr ? with_type(kind) : layered(with_type(kind), *by_host);
        if (look.label != badge.label) return false;
        // The bare URL says it all when the style's own word for it is the one on the badge.
        Entry bare{entry_.type, {}, {}, {}, {}};
        model::add_link(bare, kind.field, {badge.url, {}});
        const auto composed = compose_badges(Facts(bare, page_));
        const bool usual = std::ranges::any_of(composed, [&](const PlacedBadge& placed) {
            return placed.badge.message == badge.message && placed.badge.url == badge.url;
        });
        // A variable that is one address holds neither a second one nor words of its own, nor one that looks like
        // words.
        const bool one_address = model::kind_of(kind.field) == model::Kind::verbatim;
        if (one_address && usual && kind.field == "URL" && badge.url == row_url_ && std::exchange(repeats_, false))
            return true;
        const bool fits =
            usual && !entry_.fields.has(kind.field) && bare.fields.get<std::string>(kind.field) != nullptr;
        if (one_address && !fits) return false;
        model::add_link(entry_, kind.field, {badge.url, usual ? std::string() : badge.message});
        return true;
    }

    bool venue(const BadgeKind& kind, const Badge& badge) {
        for (const Venue& venue : page_.style.venues) {
            if (venue.look.label.empty() || venue.look.label != badge.label) continue;
            const Look look = layered(kind.look, venue.look);
            if (!store_slots(look, badge, entry_, page_)) continue;
            set_slot("abbr", venue.abbr, entry_, page_);
            return true;
        }
        if (!ends_in_date(badge.label)) return false;
        const std::size_t space = badge.label.rfind(' ');
        set_slot("abbr", badge.label.substr(0, space), entry_, page_);
        set_slot("year", badge.label.substr(space + 1), entry_, page_);
        set_slot("track", badge.message, entry_, page_);
        return true;
    }

    // In a row, a badge with the label of a kind that its type lacks: no name. A name is said to lead where the row
    // does.
    [[nodiscard]] bool is_of_another_kind(const Badge& badge) const {
        return !row_url_.empty() && std::ranges::any_of(page_.style.badges, [&](const BadgeKind& kind) {
            if (kind.look.label != badge.label) return false;
            return kind.source != BadgeKind::Source::links || badge.url != row_url_ ||
                   badge.message == kind.look.message || badge.message == host_name(badge.url, page_.style);
        });
    }

    Entry& entry_;
    const Page& page_;
    const std::string row_url_;  // that the title of a row leads to
    bool repeats_;               // a badge may do so as well
};

// Kinds with a label of their own come first: one whose label is a slot would take any badge.
std::vector<const BadgeKind*> kinds_by_certainty(const Entry& entry, const PageStyle& style) {
    std::vector<const BadgeKind*> kinds;
    for (const std::string& id : style.row(entry.type)) {
        if (const BadgeKind* kind = style.kind(id)) kinds.push_back(kind);
    }
    // Clang 14 cannot compile libstdc++'s std::ranges::stable_partition.
    std::stable_partition(kinds.begin(), kinds.end(),
                          [](const BadgeKind* kind) { return kind->look.label.find('{') == std::string::npos; });
    return kinds;
}

// What two badges share when they say the same, are about the same, are of the same kind.
std::string sense(const Badge& badge) { return "s" + badge.label + '\0' + badge.message + '\0' + badge.url; }
std::string labelled_link(const Badge& badge) { return "l" + badge.label + '\0' + badge.url; }
std::string worded_link(const Badge& badge) { return badge.url.empty() ? "" : "m" + badge.message + '\0' + badge.url; }
std::string kind_of_badge(const Badge& badge) { return "l" + badge.label; }

// The composed badges that are not taken yet, by what they share with others.
class Untaken {
public:
    explicit Untaken(const std::vector<PlacedBadge>& composed) : composed_(composed), taken_(composed.size(), false) {}

    using Key = std::string (*)(const Badge&);
    /// Gives the badges their slots by what these keys say; the first composed badge that shares any of them is taken.
    void give(std::vector<PlacedBadge>& badges, std::initializer_list<Key> keys) {
        Waiting waiting;
        for (std::size_t i = composed_.size(); i-- > 0;) {
            if (taken_[i]) continue;
            for (const Key key : keys) waiting[key(composed_[i].badge)].push_back(i);
        }
        for (PlacedBadge& placed : badges) {
            if (!placed.slot.empty()) continue;
            std::size_t first = composed_.size();
            for (const Key key : keys) first = std::min(first, next(waiting, key(placed.badge)));
            if (first == composed_.size()) continue;
            placed.slot = composed_[first].slot;
            taken_[first] = true;
        }
    }

private:
    // Those that share a word, the first of them last.
    using Waiting = std::unordered_map<std::string, std::vector<std::size_t>>;

    [[nodiscard]] std::size_t next(Waiting& waiting, const std::string& word) const {
        const auto found = word.empty() ? waiting.end() : waiting.find(word);
        if (found == waiting.end()) return composed_.size();
        std::vector<std::size_t>& line = found->second;
        while (!line.empty() && taken_[line.back()]) line.pop_back();
        return line.empty() ? composed_.size() : line.back();
    }

    const std::vector<PlacedBadge>& composed_;
    std::vector<bool> taken_;
};

}  // namespace

std::vector<Badge> understand_badges(const std::vector<PlacedBadge>& badges, Entry& entry, const Page& page) {
    Understanding understanding(entry, page);
    const auto kinds = kinds_by_certainty(entry, page.style);
    std::vector<Badge> strange;
    for (const PlacedBadge& placed : badges) {
        const Badge& badge = placed.badge;
        const bool tag = badge.url.empty() && add_tag(entry, badge.label, badge.message, page.style);
        const bool understood =
            tag || std::ranges::any_of(kinds, [&](const BadgeKind* kind) { return understanding.kind(*kind, badge); });
        if (!understood) strange.push_back(badge);
    }
    return strange;
}

void keep_strange_badges(std::vector<Badge> strange, const std::vector<PlacedBadge>& all,
                         const std::vector<PlacedBadge>& composed, Entry& entry, const Page& page) {
    // How many of a sense the entry has beyond those that were understood.
    std::unordered_map<std::string, std::ptrdiff_t> spare;
    for (const PlacedBadge& placed : composed) ++spare[sense(placed.badge)];
    const auto add = [&](const Badge& badge, std::ptrdiff_t number) {
        if (const auto found = spare.find(sense(badge)); found != spare.end()) found->second += number;
    };
    for (const PlacedBadge& placed : all) add(placed.badge, -1);
    for (const Badge& badge : strange) add(badge, +1);
    std::erase_if(strange, [&](const Badge& badge) {
        const auto found = spare.find(sense(badge));
        return found != spare.end() && found->second-- > 0;
    });
    for (Badge& badge : strange) {
        if (badge.query == page.style.query) badge.query.clear();
    }
    if (!strange.empty()) entry.fields.set("badges", markup::badge_text(strange));
}

void assign_slots(std::vector<PlacedBadge>& badges, const std::vector<PlacedBadge>& composed) {
    Untaken untaken(composed);
    untaken.give(badges, {sense});
    untaken.give(badges, {labelled_link, worded_link});
    untaken.give(badges, {kind_of_badge});
}

}  // namespace bibconv::badge_page
