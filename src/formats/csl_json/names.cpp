#include "formats/csl_json/names.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace bibconv::csl_json {
namespace {

struct Part {
    std::string_view member;
    std::string Name::*place;
};

constexpr auto parts = std::to_array<Part>({
    {"family", &Name::family},
    {"given", &Name::given},
    {"dropping-particle", &Name::dropping_particle},
    {"non-dropping-particle", &Name::non_dropping_particle},
    {"suffix", &Name::suffix},
    {"literal", &Name::literal},
});

bool read_name(const Json& value, Name& name) {
    if (value.is_string()) name.literal = value.text;
    for (const Part& part : parts) {
        if (const Json* member = find_member(value, part.member)) name.*part.place = scalar_text(*member).value_or("");
    }
    if (!name.literal.empty()) {
        Name organisation;
        organisation.literal = std::move(name.literal);
        name = std::move(organisation);
    }
    return value.is_string() || value.is_object();
}

void write_name(text::JsonText& out, const Name& name) {
    out.open('{');
    for (const Part& part : parts) {
        if ((name.*part.place).empty()) continue;
        out.name(part.member);
        out.string(name.*part.place);
    }
    out.close('}');
}

bool is_name_written_so(const Json& value, const Name& name) {
    std::size_t members = 0;
    for (const Part& part : parts) {
        if ((name.*part.place).empty()) continue;
        const Json* member = find_member(value, part.member);
        if (member == nullptr || !says(*member, name.*part.place)) return false;
        ++members;
    }
    return value.is_object() && value.size == members;
}

// What pandoc and others make of "and others".
bool means_others(const Name& name) {
    return name.literal == "others" || (name.family == "others" && name.given.empty());
}

}  // namespace

bool ends_with_others(const NameList& list) { return !list.names.empty() && means_others(list.names.back()); }

std::optional<NameList> read_names(const Json& value, bool others_is_a_name) {
    NameList list;
    list.names.resize(value.is_array() ? value.size : 1);
    auto name = list.names.begin();
    // A name that stands alone is a list of one to us.
    if (!value.is_array() && !read_name(value, *name)) return std::nullopt;
    if (value.is_array() && !std::ranges::all_of(value, [&](const Json& one) { return read_name(one, *name++); }))
        return std::nullopt;
    if (!others_is_a_name && list.names.size() > 1 && ends_with_others(list)) {  // alone, it is who it says
        list.names.pop_back();
        list.others = true;
    }
    return list;
}

void write_names(text::JsonText& out, const NameList& list) {
    out.open('[');
    for (const Name& name : list.names) write_name(out, name);
    if (list.others && ends_with_others(list)) write_name(out, list.names.back());  // the reader takes it off
    out.close(']');
}

bool is_written_so(const NameList& list, const Json& value) {
    if (list.others && ends_with_others(list)) {
        NameList with_other = list;
        with_other.names.push_back(list.names.back());
        with_other.others = false;
        return is_written_so(with_other, value);
    }
    return value.is_array() && std::ranges::equal(value, list.names, is_name_written_so);
}

bool has_aliases(const NameList& list) {
    return std::ranges::any_of(list.names, [](const Name& name) { return !name.alias.empty(); });
}

void write_aliases(text::JsonText& out, const NameList& list) {
    out.open('{');
    for (std::size_t i = 0; i < list.names.size(); ++i) {
        if (list.names[i].alias.empty()) continue;
        out.name(std::to_string(i + 1));
        out.string(list.names[i].alias);
    }
    out.close('}');
}

void apply_aliases(NameList& list, const Json& aliases) {
    if (!aliases.is_object()) return;
    for (const Json& alias : aliases) {
        std::size_t number = 0;
        (void)std::from_chars(alias.name.data(), alias.name.data() + alias.name.size(), number);
        if (number == 0 || number > list.names.size() || !alias.is_string()) continue;
        list.names[number - 1].alias = alias.text;
    }
}

}  // namespace bibconv::csl_json
