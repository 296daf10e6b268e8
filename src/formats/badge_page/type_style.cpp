#include "formats/badge_page/type_style.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace bibconv::badge_page {
namespace {

using Names = std::set<std::string, std::less<>>;

Look look_for(const BadgeKind& kind, const std::string& type, const PageStyle& style) {
    const auto by_type = kind.types.find(type);
    const Look look = by_type == kind.types.end() ? kind.look : layered(kind.look, by_type->second);
    return kind.source == BadgeKind::Source::venue ? layered(look, style.venue_look) : look;
}

// What a computed word is made of.
struct MadeOf {
    std::string_view word;
    std::array<std::string_view, 3> fields;
};
constexpr auto made_of = std::to_array<MadeOf>({
    {"arxiv", {"eprint", "eprint-type"}},
    {"track", {"container-title", "abbr", "event-title-addon"}},
    {"event", {"event-title", "abbr"}},
    {"site", {"container-title"}},
    {"date", {"issued", "event-date"}},
    {"year", {"issued", "event-date"}},
});

// A field that only BibTeX files of some people have is a link when it is an address; in al-folio it may be a file.
bool is_uncertain_link(std::string_view field) { return field.starts_with("bibtex:"); }

void add_slots(Names& fields, std::string_view pattern) {
    for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1))
        fields.emplace(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
}

void add_badge(Names& fields, const BadgeKind& kind) {
    if (!is_uncertain_link(kind.field)) fields.insert(kind.field);
    for (const std::string& pattern : {kind.look.label, kind.look.message, kind.look.link}) add_slots(fields, pattern);
}

void add_parts(Names& fields) {
    for (const MadeOf& one : made_of) {
        if (fields.contains(one.word)) fields.insert(one.fields.begin(), one.fields.end());
    }
}

Names fields_of_badges(const std::vector<std::string>& row, const PageStyle& style) {
    Names fields = {"badges"};
    for (const std::string& id : row) {
        if (const BadgeKind* kind = style.kind(id)) add_badge(fields, *kind);
    }
    add_parts(fields);
    return fields;
}

Names fields_of_texts(const std::string& type, const PageStyle& style) {
    Names fields = {"annote"};
    for (const BulletKind& kind : style.bullets) {
        if (kind.is_for(type)) fields.insert(kind.field);
    }
    if (fields.contains("container-title")) fields.insert({"volume", "issue", "page"});
    return fields;
}

std::vector<std::string> sorted(const Names& names) { return {names.begin(), names.end()}; }

TypeStyle made(const std::string& type, const PageStyle& style) {
    TypeStyle result;
    const std::vector<std::string>& row = style.row(type);
    for (const std::string& id : row) {
        if (id == "tags")
            result.row.push_back({nullptr, {}});
        else if (const BadgeKind* kind = style.kind(id))
            result.row.push_back({kind, look_for(*kind, type, style)});
    }
    for (const TypeStyle::Place& place : result.row) {
        if (place.kind != nullptr && is_uncertain_link(place.kind->field))
            result.uncertain_links.push_back(place.kind->field);
    }
    result.shows_roles = lists(row, "role");
    for (const BulletKind& kind : style.bullets) {
        if (lists(kind.paragraph_types, type))
            result.paragraphs.push_back(&kind);
        else if (kind.is_for(type))
            result.bullets.push_back(&kind);
    }
    result.in_badges = sorted(fields_of_badges(row, style));
    result.in_texts = sorted(fields_of_texts(type, style));
    return result;
}

bool holds(const std::vector<std::string>& sorted, std::string_view field) {
    return std::ranges::binary_search(sorted, field, std::less<>());
}

}  // namespace

bool TypeStyle::badges_show(std::string_view field) const { return holds(in_badges, field); }

bool TypeStyle::shows(std::string_view field) const { return holds(in_badges, field) || holds(in_texts, field); }

const TypeStyle& TypeStyles::of(const std::string& type) const {
    const auto known = types_.find(type);
    return known != types_.end() ? known->second : types_.emplace(type, made(type, *style_)).first->second;
}

}  // namespace bibconv::badge_page
