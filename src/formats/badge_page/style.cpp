#include "formats/badge_page/style.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "base/small_text.hpp"
#include "bibconv/convert.hpp"
#include "formats/badge_page/builtin_styles.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;
using Looks = std::map<std::string, Look, std::less<>>;

constexpr std::string_view schema_name = "page-style.schema";

std::string word(const json& object, const char* name) { return object.value(name, std::string()); }
Words words(const json& object, const char* name) { return object.value(name, Words()); }

Look look(const json& from) {
    return {word(from, "label"), word(from, "message"), word(from, "colour"),
            word(from, "logo"),  word(from, "alt"),     word(from, "link")};
}

// The member, or an empty one of the given kind that outlives the loop over it.
const json& member(const json& object, const char* name, json::value_t kind) {
    static const json no_object = json::object();
    static const json no_array = json::array();
    const auto found = object.find(name);
    if (found != object.end()) return *found;
    return kind == json::value_t::object ? no_object : no_array;
}

Looks looks(const json& object, const char* name) {
    Looks result;
    for (const auto& [key, value] : member(object, name, json::value_t::object).items()) result[key] = look(value);
    return result;
}

BadgeKind badge_kind(const json& from) {
    const std::string source = from.value("source", "slots");
    BadgeKind kind;
    kind.id = word(from, "id");
    kind.source = source == "links"   ? BadgeKind::Source::links
                  : source == "venue" ? BadgeKind::Source::venue
                                      : BadgeKind::Source::slots;
    kind.field = word(from, "field");
    kind.look = look(from);
    kind.extension = word(from, "extension");
    kind.logo_last = from.value("logo-last", false);
    kind.values = looks(from, "values");
    kind.hosts = looks(from, "hosts");
    kind.types = looks(from, "types");
    return kind;
}

Venue venue(const json& from) { return {word(from, "abbr"), words(from, "names"), look(from)}; }
Tag tag(const json& from) { return {word(from, "group"), look(from), looks(from, "values")}; }

BulletKind bullet(const json& from) {
    return {word(from, "label"), word(from, "field"), words(from, "types"), words(from, "paragraph-types")};
}

SectionRule section_rule(const json& from) {
    return {words(from, "titles"),  words(from, "types"),   words(from, "has"),        words(from, "lacks"),
            word(from, "language"), word(from, "workshop"), from.value("rows", false), from.value("dividers", false)};
}

template <class Make>
auto list(const json& object, const char* name, Make make) {
    std::vector<decltype(make(json()))> result;
    for (const json& element : member(object, name, json::value_t::array)) result.push_back(make(element));
    return result;
}

// A row may be for several types: "book chapter".
std::map<std::string, Words, std::less<>> rows(const json& from) {
    std::map<std::string, Words, std::less<>> result;
    for (const auto& [types, kinds] : from.items()) {
        std::istringstream in(types);
        for (std::string type; in >> type;) result[type] = kinds.get<Words>();
    }
    return result;
}

PageStyle from_json(const json& from) {
    const json markup = from.at("markup");
    PageStyle style;
    style.name = word(from, "name");
    style.title = from.value("title", "Publications");
    style.owner = words(from, "owner");
    style.entry_class = word(markup, "entry");
    style.lead_class = word(markup, "lead");
    style.badges_class = word(markup, "badges");
    style.divider_class = word(markup, "divider");
    style.gloss_style = word(markup, "gloss");
    style.server = word(from, "server");
    style.query = word(from, "query");
    style.lead_roles = words(from, "lead-roles");
    style.last_author = from.value("last-author", false);
    style.total_citations = word(from, "total-citations");
    style.badges = list(from, "badges", badge_kind);
    style.rows = rows(from.at("rows"));
    style.venues = VenueTable(list(from, "venues", venue));
    style.organisers = VenueTable(list(from, "organisers", venue));
    style.venue_look = look(member(from, "venue-default", json::value_t::object));
    style.organiser_look = look(member(from, "organiser-default", json::value_t::object));
    style.type_messages = member(from, "venue-messages", json::value_t::object).get<decltype(style.type_messages)>();
    for (const auto& [name, host] : member(from, "hosts", json::value_t::object).items()) {
        style.hosts[name] = {word(host, "name"), word(host, "colour"), word(host, "logo")};
    }
    style.tags = list(from, "tags", tag);
    style.bullets = list(from, "bullets", bullet);
    style.sections = list(from, "sections", section_rule);
    return style;
}

const BuiltinStyle* find_builtin(std::string_view name) {
    const auto all = builtin_styles();
    const auto found = std::ranges::find(all, name, &BuiltinStyle::name);
    return found == all.end() ? nullptr : &*found;
}

std::string builtin_names() {
    std::string names;
    for (const BuiltinStyle& style : builtin_styles()) {
        if (style.name == schema_name) continue;
        if (!names.empty()) names += ", ";
        names += style.name;
    }
    return names;
}

// Fits the schema (style.test.cpp), so that nobody need look; read once, however many pages follow.
std::shared_ptr<const PageStyle> read_once(const BuiltinStyle& builtin) {
    static std::mutex mutex;
    static std::map<std::string_view, std::shared_ptr<const PageStyle>> styles;
    const std::lock_guard lock(mutex);
    std::shared_ptr<const PageStyle>& style = styles[builtin.name];
    if (style == nullptr) style = std::make_shared<const PageStyle>(from_json(json::parse(builtin.json)));
    return style;
}

}  // namespace

Look layered(Look look, const Look& change) {
    for (const auto member : {&Look::label, &Look::message, &Look::colour, &Look::logo, &Look::alt, &Look::link}) {
        if (!(change.*member).empty()) look.*member = change.*member;
    }
    return look;
}

bool BulletKind::is_for(std::string_view type) const {
    return types.empty() || std::ranges::find(types, type) != types.end();
}

const BadgeKind* PageStyle::kind(std::string_view id) const {
    const auto found = std::ranges::find(badges, id, &BadgeKind::id);
    return found == badges.end() ? nullptr : &*found;
}

const std::vector<std::string>& PageStyle::row(std::string_view type) const {
    const auto found = rows.find(type);
    return found == rows.end() ? rows.at("default") : found->second;
}

const Tag* PageStyle::tag(std::string_view group) const {
    const std::string wanted = text::fold(group);
    const auto found = std::ranges::find_if(tags, [&](const Tag& tag) { return text::fold(tag.group) == wanted; });
    return found == tags.end() ? nullptr : &*found;
}

const SectionRule* PageStyle::section(std::string_view heading) const {
    const auto found = std::ranges::find_if(sections, [&](const SectionRule& rule) {
        return std::ranges::find(rule.titles, heading) != rule.titles.end();
    });
    return found == sections.end() ? nullptr : &*found;
}

void check_style(const json& style, const SchemaComplaint& complain) {
    check_schema(json::parse(find_builtin(schema_name)->json), style, complain);
}

PageStyle parse_style(std::string_view text, const std::string& where, DiagnosticSink& diagnostics) {
    json style;
    try {
        style = json::parse(text);
    } catch (const json::exception& error) {
        // "[json.exception.parse_error.101] parse error at line …"
        const std::string_view reason = error.what();
        throw OptionFailure("style " + where + " is not JSON: " + std::string(reason.substr(reason.find(']') + 2)));
    }
    bool good = true;
    check_style(style, [&](const std::string& pointer, const std::string& message) {
        diagnostics.report({Severity::error,
                            "style.schema",
                            where + ": " + (pointer.empty() ? "the style" : pointer) + ' ' + message,
                            {},
                            0,
                            {}});
        good = false;
    });
    if (!good) throw OptionFailure("style " + where + " does not fit page-style.schema.json");
    return from_json(style);
}

bool is_builtin_style(std::string_view name) { return name != schema_name && find_builtin(name) != nullptr; }

std::shared_ptr<const PageStyle> load_style(const std::string& name_or_path, DiagnosticSink& diagnostics) {
    if (is_builtin_style(name_or_path)) return read_once(*find_builtin(name_or_path));
    std::ifstream file(name_or_path, std::ios::binary);
    std::error_code error;
    if (!file && !std::filesystem::exists(name_or_path, error) && !error)
        throw OptionFailure("no page style '" + name_or_path + "': neither a file nor one of " + builtin_names());
    const std::optional<std::string> text = base::small_text(file, std::size_t{1} << 24U);
    if (!text) throw OptionFailure("style " + name_or_path + " cannot be read, or is larger than 16 MiB");
    return std::make_shared<const PageStyle>(parse_style(*text, name_or_path, diagnostics));
}

}  // namespace bibconv::badge_page
