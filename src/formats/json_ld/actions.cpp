#include "formats/json_ld/actions.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "formats/json_ld/dates.hpp"
#include "markup/percent.hpp"
#include "model/identifiers.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::json_ld {
namespace {

void add_identifier(Draft& draft, const model::Identifier& scheme, const std::string& value) {
    Json property = node("PropertyValue");
    add(property, "propertyID", scheme.name);
    add(property, "value", value);
    const auto resolved =
        scheme.resolver.empty() ? std::nullopt : web_url(std::string(scheme.resolver) + markup::percent_encoded(value));
    if (resolved) add(property, "url", *resolved);
    add(draft.work, "identifier", std::move(property));
    if (resolved) add(draft.work, "sameAs", *resolved);
}

std::optional<std::uint64_t> whole_number(const Field& field) {
    const std::string text = plain_value(field.value).text;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// Properties that no Organization has.
constexpr auto personal = std::to_array<std::string_view>({"editor", "director", "illustrator"});

bool is_paged(Family family) {
    return family == Family::article || family == Family::chapter || family == Family::report;
}

}  // namespace

bool title(Draft& draft, const Field& field, std::string_view property) {
    const std::string text = draft.plain(field);
    add(draft.work, property, text);
    if (draft.type.family == Family::article || draft.type.family == Family::report) add(draft.work, "headline", text);
    return true;
}

bool language(Draft& draft, const Field& field, std::string_view property) {
    add(draft.work, property, draft.plain(field));
    for (const char* source : {"bibtex:source:langid", "bibtex:source:language"}) {
        const std::string all = draft.entry.fields.text(source);
        if (all.find(" and ") != std::string::npos) draft.lose("language", field, "one of '" + all + "'");
    }
    return true;
}

bool words(Draft& draft, const Field& field, std::string_view property) {
    const std::string all = draft.plain(field);
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find_first_of(",;", begin), all.size());
        add(draft.work, property, std::string(text::trimmed(std::string_view(all).substr(begin, end - begin))));
        begin = end + 1;
    }
    return true;
}

bool thing(Draft& draft, const Field& field, std::string_view property) {
    Json named = node("Thing");
    add(named, "name", draft.plain(field));
    add(draft.work, property, std::move(named));
    return true;
}

bool pages(Draft& draft, const Field& field, std::string_view) {
    if (!is_paged(draft.type.family)) return false;
    const std::string range = draft.plain(field);
    const std::size_t hyphen = range.find('-');
    const bool simple = range.find_first_of(", ") == std::string::npos && hyphen != std::string::npos &&
                        range.find('-', hyphen + 1) == std::string::npos;
    if (simple) {
        add(draft.work, "pageStart", range.substr(0, hyphen));
        add(draft.work, "pageEnd", range.substr(hyphen + 1));
    } else {
        add(draft.work, "pagination", range);
    }
    return true;
}

bool identifier(Draft& draft, const Field& field, std::string_view) {
    const model::Identifier* scheme = model::find_identifier(field.name);
    if (scheme == nullptr) return false;
    std::string value = draft.plain(field);
    if (field.name == "DOI") value = std::string(model::bare_doi(value));
    if (!value.empty()) add_identifier(draft, *scheme, value);
    return true;
}

bool eprint(Draft& draft, const Field& field, std::string_view) {
    const std::string type = draft.entry.fields.text("eprint-type");
    const model::Identifier* archive = model::find_archive(text::lower(type));
    const model::Identifier other{{}, type.empty() ? "eprint" : std::string_view(type), {}};
    const model::Identifier& scheme = archive != nullptr ? *archive : other;
    add_identifier(draft, scheme, std::string(model::bare_identifier(scheme, draft.plain(field))));
    return true;
}

bool integer(Draft& draft, const Field& field, std::string_view property) {
    const auto number = whole_number(field);
    if (number) draft.work[std::string(property)] = *number;
    return number.has_value();
}

bool counter(Draft& draft, const Field& field, std::string_view name) {
    const auto count = whole_number(field);
    if (!count) return false;
    Json statistic = node("InteractionCounter");
    add(statistic, "name", name);
    if (field.name == "likes") statistic["interactionType"] = node("LikeAction");
    statistic["userInteractionCount"] = *count;
    add(draft.work, "interactionStatistic", std::move(statistic));
    return true;
}

bool period(Draft& draft, const Field& field, std::string_view) {
    const auto* date = std::get_if<Date>(&field.value);
    if (date == nullptr || !date->begin) return false;
    Json& event = draft.happening();
    const IsoDate begin = iso_date(*date->begin);
    const IsoDate end = date->end ? iso_date(*date->end) : IsoDate{};
    add(event, "startDate", begin.text);
    add(event, "endDate", end.text);
    const bool open = date->range && !date->end;
    if (!begin.exact || !end.exact || open) draft.lose("date", field, field.name);
    return true;
}

bool place(Draft& draft, const Field& field, std::string_view property) {
    Json location = node("Place");
    add(location, "name", draft.plain(field));
    add(draft.happening(), property, std::move(location));
    return true;
}

bool short_name(Draft& draft, const Field& field, std::string_view property) {
    const bool has_event = draft.entry.fields.has("event-title");
    if (!has_event && !draft.entry.fields.has("container-title")) return false;
    add(has_event ? draft.event : draft.container, property, draft.plain(field));
    return true;
}

bool other_contributors(Draft& draft, const Field& field, std::string_view property) {
    add_people(draft, draft.work, field, property);
    draft.lose("role", field, "that somebody is its " + field.name);
    return true;
}

void add_people(Draft& draft, Json& node, const Field& field, std::string_view property) {
    const auto* list = std::get_if<NameList>(&field.value);
    if (list == nullptr) return draft.losses.lose_field(field.name, span_of(field, draft.entry), draft.entry.key);
    for (const Name& name : list->names) {
        Json somebody = draft.people.node_of(name);
        if (!somebody.contains("name")) draft.lose("name", field, "what cannot be read in field '" + field.name + "'");
        const bool fits = somebody["@type"] == "Person" || std::ranges::find(personal, property) == personal.end();
        add(node, fits ? property : "contributor", std::move(somebody));
        if (!fits) draft.lose("role", field, "that an organization is its " + field.name);
    }
    if (list->others) draft.lose("name", field, "'and others' in field '" + field.name + "'");
}

void add_date(Draft& draft, Json& node, const Field& field, std::string_view property) {
    const auto* date = std::get_if<Date>(&field.value);
    const IsoDate iso = date == nullptr ? IsoDate{{}, false} : iso_date(*date);
    add(node, property, iso.text);
    if (!iso.exact) draft.lose("date", field, field.name);
}

}  // namespace bibconv::json_ld
