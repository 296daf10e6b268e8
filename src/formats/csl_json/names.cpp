#include "formats/csl_json/names.hpp"

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

std::optional<Name> read_name(const Json& value) {
    Name name;
    if (value.is_string()) {
        name.literal = value.get<std::string>();
        return name;
    }
    if (!value.is_object()) return std::nullopt;
    for (const Part& part : parts) {
        if (const Json* member = find_member(value, part.member)) name.*part.place = scalar_text(*member).value_or("");
    }
    if (name.literal.empty()) return name;
    Name organisation;
    organisation.literal = std::move(name.literal);
    return organisation;
}

Json write_name(const Name& name) {
    Json value = Json::object();
    for (const Part& part : parts) {
        if (!(name.*part.place).empty()) value[std::string(part.member)] = name.*part.place;
    }
    return value;
}

// What pandoc and others make of "and others".
bool means_others(const Name& name) {
    return name.literal == "others" || (name.family == "others" && name.given.empty());
}

}  // namespace

bool ends_with_others(const NameList& list) { return !list.names.empty() && means_others(list.names.back()); }

std::optional<NameList> read_names(const Json& value, bool others_is_a_name) {
    NameList list;
    // A name that stands alone is a list of one to us.
    for (const Json& one : value.is_array() ? value : Json::array({value})) {
        std::optional<Name> name = read_name(one);
        if (!name) return std::nullopt;
        list.names.push_back(std::move(*name));
    }
    if (!others_is_a_name && ends_with_others(list)) {
        list.names.pop_back();
        list.others = true;
    }
    return list;
}

Json write_names(const NameList& list) {
    Json value = Json::array();
    for (const Name& name : list.names) value.push_back(write_name(name));
    if (list.others && ends_with_others(list))
        value.push_back(write_name(list.names.back()));  // the reader takes it off
    return value;
}

Json write_aliases(const NameList& list) {
    ObjectBuilder aliases;
    for (std::size_t i = 0; i < list.names.size(); ++i) {
        if (!list.names[i].alias.empty()) aliases.add(std::to_string(i + 1), list.names[i].alias);
    }
    return aliases.object();
}

void apply_aliases(NameList& list, const Json& aliases) {
    if (!aliases.is_object()) return;
    for (const auto& [place, alias] : aliases.items()) {
        std::size_t number = 0;
        (void)std::from_chars(place.data(), place.data() + place.size(), number);
        if (number == 0 || number > list.names.size() || !alias.is_string()) continue;
        list.names[number - 1].alias = alias.get<std::string>();
    }
}

}  // namespace bibconv::csl_json
