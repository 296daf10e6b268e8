#include "formats/json_ld/people.hpp"

#include "formats/json_ld/values.hpp"
#include "model/name_text.hpp"
#include "text/unicode.hpp"

namespace bibconv::json_ld {
namespace {

// A name without the TeX that its reader did not understand.
Name readable(Name name) {
    for (std::string* part : {&name.family, &name.given, &name.non_dropping_particle, &name.dropping_particle,
                              &name.suffix, &name.literal, &name.alias}) {
        *part = without_tex(*part);
    }
    return name;
}

// Names of nothing but punctuation are told apart by it.
std::string identity(std::string_view kind, const std::string& name) {
    const std::string folded = text::fold(name);
    return blank_node(kind, folded.empty() ? name : folded);
}

void add_parts(Json& person, const Name& name) {
    add(person, "givenName", name.given);
    Name family = name;
    family.given.clear();
    family.suffix.clear();
    add(person, "familyName", model::display_name(family));
    add(person, "honorificSuffix", name.suffix);
}

}  // namespace

void People::set_owner(std::string_view spellings) {
    if (!owner_.known()) owner_ = model::Owner(model::split_spellings(spellings));
}

Json People::node_of(const Name& given) {
    const Name name = readable(given);
    const bool self = owner_.is(name);
    const bool organization = !name.literal.empty() && !self;
    const std::string shown = model::display_name(name);
    const std::string main = self ? model::display_name(owner_.main_name()) : shown;
    Json node = json_ld::node(organization ? "Organization" : "Person");
    if (shown.empty()) return node;
    const std::string id = identity(organization ? "organization" : "person", main);
    add(node, "@id", id);
    add(node, "name", shown);
    if (!told_.insert(id + '\n' + shown + '\n' + name.alias).second || organization) return node;
    add_parts(node, name);
    for (const std::string& other : {name.alias, owner_.alias(name), main}) {
        if (other != shown) add(node, "alternateName", other);
    }
    return node;
}

}  // namespace bibconv::json_ld
