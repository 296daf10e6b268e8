#include "formats/json_ld/people.hpp"

#include "model/name_text.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::json_ld {
namespace {

// A label of a blank node (Turtle, BLANK_NODE_LABEL): what is not ASCII is spelled by its bytes.
std::string blank_node(std::string_view kind, const Name& name) {
    std::string label = "_:" + std::string(kind) + '-';
    constexpr std::string_view digits = "0123456789abcdef";
    for (const char c : text::fold(model::display_name(name))) {
        if (text::is_ascii_letter(c) || text::is_digit(c)) {
            label += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            label.append("x").append(1, digits[byte >> 4U]).append(1, digits[byte & 0xfU]);
        }
    }
    return label;
}

Json organization(const Name& name) {
    Json organization = node("Organization");
    add(organization, "@id", blank_node("organization", name));
    add(organization, "name", name.literal);
    return organization;
}

}  // namespace

Json person(const Name& name, const model::Owner& owner) {
    if (!name.literal.empty() && !owner.is(name)) return organization(name);
    const Name identity = owner.is(name) ? owner.main_name() : name;
    const std::string shown = model::display_name(name);
    const std::string main = model::display_name(identity);
    Json person = node("Person");
    add(person, "@id", blank_node("person", identity));
    add(person, "name", shown);
    add(person, "givenName", name.given);
    Name family = name;
    family.given.clear();
    family.suffix.clear();
    add(person, "familyName", model::display_name(family));
    add(person, "honorificSuffix", name.suffix);
    for (const std::string& other : {name.alias, owner.alias(name), main}) {
        if (other != shown) add(person, "alternateName", other);
    }
    return person;
}

}  // namespace bibconv::json_ld
