#include "formats/csl_json/page_items.hpp"

#include <algorithm>
#include <array>

#include "formats/csl_json/values.hpp"
#include "markup/badge_text.hpp"
#include "markup/csl_html.hpp"
#include "text/ascii.hpp"

namespace bibconv::csl_json {
namespace {

struct DirectiveMember {
    Directive::Kind kind;
    std::string_view member;
};

// A macro is `{"macro": name, "value": …}`; the others have their text in the member.
constexpr auto directives = std::to_array<DirectiveMember>({
    {Directive::Kind::macro, "macro"},
    {Directive::Kind::preamble, "preamble"},
    {Directive::Kind::comment, "comment"},
    {Directive::Kind::text, "text"},
});

bool has_string(const Json& object, std::string_view name) {
    const Json* member = find_member(object, name);
    return member != nullptr && member->is_string();
}

std::string string_member(const Json& object, std::string_view name) {
    return has_string(object, name) ? find_member(object, name)->get<std::string>() : std::string();
}

// A text stands for the kind of value that the field usually has, everything else says what it is.
bool is_usually_rich(std::string_view field) { return field == "introduction"; }

Json write_section_field(const Field& field) {
    if (const auto* text = std::get_if<RichText>(&field.value)) {
        Json html = markup::full_html(*text);
        return is_usually_rich(field.name) ? html : Json::object({{"html", html}});
    }
    if (const auto* text = std::get_if<std::string>(&field.value))
        return is_usually_rich(field.name) ? Json::object({{"verbatim", *text}}) : Json(*text);
    Details details;
    return write_value(field.name, field.value, details);
}

Value read_section_field(const std::string& name, const Json& value) {
    if (const Json* html = find_member(value, "html"); html != nullptr && html->is_string())
        return markup::parse_full_html(html->get<std::string>());
    if (const Json* verbatim = find_member(value, "verbatim"); verbatim != nullptr && verbatim->is_string())
        return verbatim->get<std::string>();
    std::string text = scalar_text(value).value_or(value.is_string() ? "" : json_text(value));
    if (is_usually_rich(name)) return markup::parse_full_html(text);
    return text;
}

// The white space between the entries of a .bib is nobody's, and made anew.
std::string without_edges(std::string_view text) { return std::string(text::trimmed(text)); }

struct Writer {
    Json operator()(const Entry&) const { return nullptr; }
    Json operator()(const Section& section) const {
        Json value = {{"section", markup::full_html(section.title)}, {"level", section.level}};
        for (const Field& field : section.fields) value[field.name] = write_section_field(field);
        return value;
    }
    Json operator()(const BadgeRow& row) const { return {{"badges", markup::badge_text(row.badges)}}; }
    Json operator()(const Prose& prose) const {
        const bool of_a_page = prose.format == "markdown";
        return {{"prose", of_a_page ? prose.text : without_edges(prose.text)}, {"format", prose.format}};
    }
    Json operator()(const Directive& directive) const {
        for (const DirectiveMember& one : directives) {
            if (one.kind != directive.kind) continue;
            const std::string member(one.member);
            if (one.kind == Directive::Kind::text) return Json::object({{member, without_edges(directive.value)}});
            if (one.kind != Directive::Kind::macro) return Json::object({{member, directive.value}});
            return Json::object({{member, directive.name}, {"value", directive.value}});
        }
        return nullptr;
    }
};

Section read_section(const Json& value, const Span& span) {
    Section section;
    section.span = span;
    for (const auto& [name, member] : value.items()) {
        if (name == "section")
            section.title = markup::parse_full_html(scalar_text(member).value_or(""));
        else if (name == "level")
            section.level = member.is_number_integer() ? std::clamp(member.get<int>(), 1, 6) : 2;
        else
            section.fields.add(name, read_section_field(name, member), span);
    }
    return section;
}

}  // namespace

Json write_page_item(const Item& item) { return std::visit(Writer{}, item); }

std::optional<Item> read_page_item(const Json& value, const Span& span) {
    if (has_string(value, "section")) return read_section(value, span);
    if (has_string(value, "badges")) return BadgeRow{markup::parse_badge_text(string_member(value, "badges")), span};
    if (has_string(value, "prose")) return Prose{string_member(value, "format"), string_member(value, "prose"), span};
    for (const DirectiveMember& one : directives) {
        if (!has_string(value, one.member)) continue;
        const bool macro = one.kind == Directive::Kind::macro;
        return Directive{one.kind,
                         macro ? string_member(value, one.member) : "",
                         string_member(value, macro ? "value" : one.member),
                         span,
                         {}};
    }
    return std::nullopt;
}

}  // namespace bibconv::csl_json
