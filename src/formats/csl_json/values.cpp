#include "formats/csl_json/values.hpp"

#include <algorithm>

#include "formats/csl_json/dates.hpp"
#include "formats/csl_json/names.hpp"
#include "markup/csl_html.hpp"
#include "model/edtf.hpp"
#include "model/name_text.hpp"
#include "model/vocabulary.hpp"
#include "text/ascii.hpp"

namespace bibconv::csl_json {
namespace {

using model::Kind;

constexpr Mathematics all_mathematics[] = {Mathematics::simple, Mathematics::keep, Mathematics::text};

const Json* find(const Details::ByVariable& details, std::string_view name) {
    const auto found = details.find(name);
    return found == details.end() ? nullptr : found->second;
}

bool is(const Json* value, bool expected) {
    return value != nullptr && value->is_boolean() && value->text == (expected ? "true" : "false");
}

std::optional<Value> read_name_list(std::string_view name, const Json& value, const Details& details) {
    const Json* others = find(details.others, name);
    auto list = read_names(value, is(others, false));
    if (!list) return std::nullopt;
    if (const Json* aliases = find(details.aliases, name)) apply_aliases(*list, *aliases);
    list->others = list->others || is(others, true);
    return std::move(*list);
}

std::optional<Value> read_any_date(std::string_view name, const Json& value, const Details& details) {
    auto date = read_date(value);
    if (!date) return std::nullopt;
    const Json* detail = find(details.dates, name);
    if (detail == nullptr || !detail->is_string()) return std::move(*date);
    auto detailed = model::parse_edtf(detail->text);
    return detailed && round_trip(*detailed) == date ? std::move(*detailed) : std::move(*date);
}

// A list of one string is what Crossref gives for a title.
std::optional<std::string_view> read_string(const Json& value) {
    const bool wrapped = value.is_array() && value.size == 1;
    return scalar_text(wrapped ? *value.begin() : value);
}

// A range has a plain hyphen, whatever dash it was written with.
std::string with_hyphens(std::string_view text) {
    constexpr std::string_view dash = "\u2013";
    std::string out;
    while (true) {
        const std::size_t end = text.find(dash);
        out += text.substr(0, end);
        if (end == std::string_view::npos) return out;
        out += '-';
        text.remove_prefix(end + dash.size());
    }
}

// Characters of white space that a text of ours has not.
bool has_odd_spaces(std::string_view text) {
    return text::has_controls(text) && text.find_first_of("\t\r\v\f") != std::string_view::npos;
}

// A tab is a space to everybody who prints it, and other systems' line ends are ours.
std::string with_plain_spaces(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool first_of_two = c == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (first_of_two) continue;
        out += c == '\r' ? '\n' : c != '\n' && text::is_space(c) ? ' ' : c;
    }
    return out;
}

std::optional<Value> read_text(std::string_view name, const Json& value, const Details& details) {
    auto text = read_string(value);
    if (!text) return std::nullopt;
    const Json* rich = find(details.rich, name);
    if (rich != nullptr && rich->is_string()) {
        RichText full = markup::parse_full_html(rich->text);
        const auto shows = [&](Mathematics mathematics) { return markup::csl_html(full, mathematics).html == *text; };
        if (std::ranges::any_of(all_mathematics, shows)) return full;
    }
    const Kind kind = model::kind_of(name);
    if (kind == Kind::text) return markup::parse_csl_html(has_odd_spaces(*text) ? with_plain_spaces(*text) : *text);
    if (kind == Kind::number) return with_hyphens(*text);
    return std::string(*text);
}

// Writes a value under a name, for any combination of the two: a member of the schema has to be valid.
struct ValueWriter {
    text::JsonText& out;
    std::string_view name;
    Mathematics mathematics;
    WrittenDetails& details;
    Kind kind = model::kind_of(name);

    void operator()(const NameList& list) const {
        if (kind != Kind::names) return out.string(text_of(list));
        if (has_aliases(list)) add(details.aliases, [&](text::JsonText& detail) { write_aliases(detail, list); });
        if (list.others || ends_with_others(list)) details.others[name] = list.others ? "true" : "false";
        write_names(out, list);
    }
    void operator()(const Date& date) const {
        if (kind != Kind::date) return out.string(date.literal.empty() ? model::format_edtf(date) : date.literal);
        write_date(out, date);
        if (round_trip(date) == date) return;
        const std::string edtf = model::format_edtf(date);
        if (!edtf.empty()) add(details.dates, [&](text::JsonText& detail) { detail.string(edtf); });
    }
    void operator()(const RichText& text) const {
        if (kind == Kind::names || kind == Kind::date) return (*this)(plain_text(text));
        const std::string* plain = markup::plain_csl_html(text);
        if (plain != nullptr && kind == Kind::text) return out.string(*plain);
        const markup::CslHtml written = markup::csl_html(text, mathematics);
        if (!written.exact || kind != Kind::text)
            add(details.rich, [&](text::JsonText& detail) { detail.string(markup::full_html(text)); });
        out.string(written.html);
    }
    void operator()(const std::string& text) const {
        if (kind == Kind::text && text.find('<') != std::string::npos) return (*this)(RichText(text));
        if (kind == Kind::names) out.open('[');
        const bool object = kind == Kind::names || kind == Kind::date;
        if (object) {
            out.open('{');
            out.name("literal");
        }
        out.string(text);
        if (object) out.close('}');
        if (kind == Kind::names) out.close(']');
    }

    template <class Write>
    void add(WrittenDetails::ByVariable& variables, Write write) const {
        text::JsonText detail(out.style());
        write(detail);
        variables[name] = detail.text();
    }
    static std::string text_of(const NameList& list) {
        std::string text;
        for (const Name& one : list.names) text += (text.empty() ? "" : "; ") + model::display_name(one);
        return text;
    }
};

// Whether the value that was read from JSON would be written so.
struct SpellingCheck {
    const Json& written;

    bool operator()(const NameList& list) const { return is_written_so(list, written); }
    bool operator()(const Date& date) const { return is_written_so(date, written); }
    bool operator()(const std::string& text) const { return says(written, text); }
    bool operator()(const RichText& text) const {
        return std::ranges::any_of(all_mathematics, [&](Mathematics mathematics) {
            return says(written, markup::csl_html(text, mathematics).html);
        });
    }
};

}  // namespace

bool are_aliases(const Json& detail) {
    return detail.is_object() && std::ranges::all_of(detail, [](const Json& alias) {
               return alias.is_string() && !alias.name.empty() && std::ranges::all_of(alias.name, text::is_digit);
           });
}

bool is_edtf(const Json& detail) { return detail.is_string() && model::parse_edtf(detail.text).has_value(); }

std::optional<Value> read_value(std::string_view name, const Json& value, const Details& details) {
    switch (model::kind_of(name)) {
        case Kind::names: return read_name_list(name, value, details);
        case Kind::date: return read_any_date(name, value, details);
        default: return read_text(name, value, details);
    }
}

void write_value(text::JsonText& out, std::string_view name, const Value& value, Mathematics mathematics,
                 WrittenDetails& details) {
    std::visit(ValueWriter{out, name, mathematics, details}, value);
}

bool is_own_spelling(std::string_view name, const Value& value, const Json& written) {
    // Text without markup, as most members are.
    if (written.is_string() && model::kind_of(name) == Kind::text && written.text.find('<') == std::string_view::npos &&
        !has_odd_spaces(written.text))
        return true;
    return std::visit(SpellingCheck{written}, value);
}

}  // namespace bibconv::csl_json
