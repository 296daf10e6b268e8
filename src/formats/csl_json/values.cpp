#include "formats/csl_json/values.hpp"

#include <algorithm>

#include "formats/csl_json/dates.hpp"
#include "formats/csl_json/names.hpp"
#include "markup/csl_html.hpp"
#include "model/edtf.hpp"
#include "model/name_text.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::csl_json {
namespace {

using model::Kind;

constexpr Mathematics all_mathematics[] = {Mathematics::simple, Mathematics::keep, Mathematics::text};

const Json* find(const Details::ByVariable& details, std::string_view name) {
    const auto found = details.find(name);
    return found == details.end() ? nullptr : &found->second;
}

std::optional<Value> read_name_list(std::string_view name, const Json& value, const Details& details) {
    const Json* others = find(details.others, name);
    auto list = read_names(value, others != nullptr && *others == Json(false));
    if (!list) return std::nullopt;
    if (const Json* aliases = find(details.aliases, name)) apply_aliases(*list, *aliases);
    list->others = list->others || (others != nullptr && *others == Json(true));
    return std::move(*list);
}

std::optional<Value> read_any_date(std::string_view name, const Json& value, const Details& details) {
    auto date = read_date(value);
    if (!date) return std::nullopt;
    const Json* detail = find(details.dates, name);
    if (detail == nullptr || !detail->is_string()) return std::move(*date);
    auto detailed = model::parse_edtf(detail->get<std::string>());
    return detailed && read_date(write_date(*detailed)) == date ? std::move(*detailed) : std::move(*date);
}

// A list of one string is what Crossref gives for a title.
std::optional<std::string> read_string(const Json& value) {
    const bool wrapped = value.is_array() && value.size() == 1;
    return scalar_text(wrapped ? value[0] : value);
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

constexpr std::string_view odd_spaces = "\t\r\v\f";

// A tab is a space to everybody who prints it, and other systems' line ends are ours.
std::string with_plain_spaces(const std::string& text) {
    if (text.find_first_of(odd_spaces) == std::string::npos) return text;
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool first_of_two = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (first_of_two) continue;
        const bool odd = odd_spaces.find(text[at]) != std::string_view::npos;
        out += !odd ? text[at] : text[at] == '\r' ? '\n' : ' ';
    }
    return out;
}

std::optional<Value> read_text(std::string_view name, const Json& value, const Details& details) {
    auto text = read_string(value);
    if (!text) return std::nullopt;
    const Json* rich = find(details.rich, name);
    if (rich != nullptr && rich->is_string()) {
        RichText full = markup::parse_full_html(rich->get<std::string>());
        const auto shows = [&](Mathematics mathematics) { return markup::csl_html(full, mathematics).html == *text; };
        if (std::ranges::any_of(all_mathematics, shows)) return full;
    }
    const Kind kind = model::kind_of(name);
    if (kind == Kind::text) return markup::parse_csl_html(with_plain_spaces(*text));
    if (kind == Kind::number) return with_hyphens(*text);
    return std::move(*text);
}

// Writes a value under a name, for any combination of the two: a member of the schema has to be valid.
struct ValueWriter {
    std::string_view name;
    Details& details;
    Kind kind = model::kind_of(name);

    Json operator()(const NameList& list) const {
        if (kind != Kind::names) return text_of(list);
        if (Json aliases = write_aliases(list); !aliases.empty())
            details.aliases[std::string(name)] = std::move(aliases);
        if (list.others || ends_with_others(list)) details.others[std::string(name)] = list.others;
        return write_names(list);
    }
    Json operator()(const Date& date) const {
        if (kind != Kind::date) return date.literal.empty() ? model::format_edtf(date) : date.literal;
        Json value = write_date(date);
        if (read_date(value) != date) {
            if (std::string edtf = model::format_edtf(date); !edtf.empty()) details.dates[std::string(name)] = edtf;
        }
        return value;
    }
    Json operator()(const RichText& text) const {
        if (kind == Kind::names || kind == Kind::date) return (*this)(plain_text(text));
        markup::CslHtml written = markup::csl_html(text, details.mathematics);
        if (!written.exact || kind != Kind::text) details.rich[std::string(name)] = markup::full_html(text);
        return std::move(written.html);
    }
    Json operator()(const std::string& text) const {
        if (kind == Kind::text) return (*this)(RichText(text));
        if (kind == Kind::names) return Json::array({Json::object({{"literal", text}})});
        if (kind == Kind::date) return Json::object({{"literal", text}});
        return text;
    }

    static std::string text_of(const NameList& list) {
        std::string text;
        for (const Name& one : list.names) text += (text.empty() ? "" : "; ") + model::display_name(one);
        return text;
    }
};

}  // namespace

std::optional<Value> read_value(std::string_view name, const Json& value, const Details& details) {
    switch (model::kind_of(name)) {
        case Kind::names: return read_name_list(name, value, details);
        case Kind::date: return read_any_date(name, value, details);
        default: return read_text(name, value, details);
    }
}

Json write_value(std::string_view name, const Value& value, Details& details) {
    return std::visit(ValueWriter{name, details}, value);
}

bool is_own_spelling(std::string_view name, const Value& value, const Json& written) {
    // Text without markup, as most members are.
    const auto* text = written.get_ptr<const Json::string_t*>();
    if (text != nullptr && model::kind_of(name) == Kind::text && text->find_first_of("<\t\r\v\f") == std::string::npos)
        return true;
    return std::ranges::any_of(all_mathematics, [&](Mathematics mathematics) {
        Details details;
        details.mathematics = mathematics;
        return same(write_value(name, value, details), written);
    });
}

}  // namespace bibconv::csl_json
