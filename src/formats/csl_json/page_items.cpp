#include "formats/csl_json/page_items.hpp"

#include <algorithm>
#include <array>

#include "formats/csl_json/member_list.hpp"
#include "formats/csl_json/values.hpp"
#include "markup/badge_text.hpp"
#include "markup/csl_html.hpp"
#include "model/page_members.hpp"
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

// The member if it is a string.
const Json* find_string(const Json& object, std::string_view name) {
    const Json* member = find_member(object, name);
    return member != nullptr && member->is_string() ? member : nullptr;
}

std::string string_member(const Json& object, std::string_view name) {
    const Json* member = find_string(object, name);
    return std::string(member == nullptr ? "" : member->text);
}

// Whether the object is this text and, where `second` is given, another one: nothing else would be lost of it.
bool is_of_strings(const Json& object, std::string_view first, std::string_view second = {}) {
    if (find_string(object, first) == nullptr) return false;
    return object.size == 1 || (object.size == 2 && !second.empty() && find_string(object, second) != nullptr);
}

// A text stands for the kind of value that the field usually has, everything else says what it is.
bool is_usually_rich(std::string_view field) { return field == "introduction"; }

void write_string_member(text::JsonText& out, std::string_view name, std::string_view text) {
    out.name(name);
    out.string(text);
}

void write_object(text::JsonText& out, std::string_view name, std::string_view text) {
    out.open('{');
    write_string_member(out, name, text);
    out.close('}');
}

void write_section_field(text::JsonText& out, const Field& field) {
    if (const auto* text = std::get_if<RichText>(&field.value)) {
        const std::string html = markup::full_html(*text);
        return is_usually_rich(field.name) ? out.string(html) : write_object(out, "html", html);
    }
    if (const auto* text = std::get_if<std::string>(&field.value))
        return is_usually_rich(field.name) ? write_object(out, "verbatim", *text) : out.string(*text);
    WrittenDetails details;
    write_value(out, field.name, field.value, Mathematics::simple, details);
}

Value read_section_field(std::string_view name, const Json& value) {
    if (is_of_strings(value, "html")) return markup::parse_full_html(string_member(value, "html"));
    if (is_of_strings(value, "verbatim")) return string_member(value, "verbatim");
    const auto scalar = scalar_text(value);
    std::string text = scalar ? std::string(*scalar) : json_text(value);
    if (is_usually_rich(name)) return markup::parse_full_html(text);
    return text;
}

// The white space between the entries of a .bib is nobody's, and made anew.
std::string_view without_edges(std::string_view text) { return text::trimmed(text); }

struct PageItemWriter {
    text::JsonText& out;

    void operator()(const Entry&) const { out.raw("null"); }
    void operator()(const Section& section) const {
        text::JsonText values(out.style());
        MemberList members;
        members.add("section",
                    write_piece(values, [&](auto& value) { value.string(markup::full_html(section.title)); }));
        members.add("level", write_piece(values, [&](auto& value) { value.number(section.level); }));
        for (const Field& field : section.fields) {
            const Piece piece = write_piece(values, [&](auto& value) { write_section_field(value, field); });
            if (!members.add(field.name, piece)) members.find(field.name)->value = piece;
        }
        out.open('{');
        append_members(out, members, values.text());
        out.close('}');
    }
    void operator()(const BadgeRow& row) const { write_object(out, "badges", markup::badge_text(row.badges)); }
    void operator()(const Prose& prose) const {
        const bool of_a_page = prose.format == "markdown";
        out.open('{');
        write_string_member(out, "prose", of_a_page ? prose.text : without_edges(prose.text));
        write_string_member(out, "format", prose.format);
        out.close('}');
    }
    void operator()(const Directive& directive) const {
        const auto kind = std::ranges::find(directives, directive.kind, &DirectiveMember::kind);
        const bool macro = directive.kind == Directive::Kind::macro;
        const bool text = directive.kind == Directive::Kind::text;
        if (!macro) return write_object(out, kind->member, text ? without_edges(directive.value) : directive.value);
        out.open('{');
        write_string_member(out, kind->member, directive.name);
        write_string_member(out, "value", directive.value);
        out.close('}');
    }
};

bool is_level(const Json& value) { return value.kind == Json::Kind::integer && model::is_section_level(value.text); }

bool is_section(const Json& value) {
    const Json* level = find_member(value, "level");
    return find_string(value, "section") != nullptr && (level == nullptr || is_level(*level));
}

Section read_section(const Json& value, const Span& span) {
    Section section;
    section.span = span;
    for (const Json& member : value) {
        if (member.name == "section")
            section.title = markup::parse_full_html(member.text);
        else if (member.name == "level")
            section.level = member.text[0] - '0';
        else
            section.fields.add(std::string(member.name), read_section_field(member.name, member), span);
    }
    return section;
}

}  // namespace

void write_page_item(text::JsonText& out, const Item& item) { std::visit(PageItemWriter{out}, item); }

std::optional<Item> read_page_item(const Json& value, const Span& span) {
    if (is_section(value)) return read_section(value, span);
    if (is_of_strings(value, "badges") && markup::holds_only_badges(string_member(value, "badges")))
        return BadgeRow{markup::parse_badge_text(string_member(value, "badges")), span};
    if (is_of_strings(value, "prose", "format"))
        return Prose{string_member(value, "format"), string_member(value, "prose"), span};
    for (const auto& [kind, member] : directives) {
        const bool macro = kind == Directive::Kind::macro;
        if (!is_of_strings(value, member, macro ? "value" : "")) continue;
        return Directive{
            kind, macro ? string_member(value, member) : "", string_member(value, macro ? "value" : member), span, {}};
    }
    return std::nullopt;
}

}  // namespace bibconv::csl_json
