#pragma once

#include "formats/json_ld/draft.hpp"
#include "formats/json_ld/values.hpp"

// What rules do with a field. Each says whether it could.
namespace bibconv::json_ld {

/// The title, which articles have twice.
bool title(Draft& draft, const Field& field, std::string_view property);
/// The language, the first of several.
bool language(Draft& draft, const Field& field, std::string_view property);
/// A list of words parted by commas.
bool words(Draft& draft, const Field& field, std::string_view property);
/// A subject that is no more than its name.
bool thing(Draft& draft, const Field& field, std::string_view property);
/// A first and a last page, else a description of them; for what stands in something.
bool pages(Draft& draft, const Field& field, std::string_view property);
/// An identifier of a scheme (`identifiers`), as PropertyValue and, where it resolves, as sameAs.
bool identifier(Draft& draft, const Field& field, std::string_view property);
/// The identifier in an archive such as arXiv.
bool eprint(Draft& draft, const Field& field, std::string_view property);
/// A number that is one.
bool integer(Draft& draft, const Field& field, std::string_view property);
/// How often somebody did something.
bool counter(Draft& draft, const Field& field, std::string_view name);
/// An address of the web.
bool url(Draft& draft, const Field& field, std::string_view property);
/// A licence, where it is named by its address.
bool license(Draft& draft, const Field& field, std::string_view property);
/// `links`: the same work elsewhere; where a language names the link, its translation.
bool elsewhere(Draft& draft, const Field& field, std::string_view property);
/// When an event takes place.
bool period(Draft& draft, const Field& field, std::string_view property);
/// Where it does.
bool place(Draft& draft, const Field& field, std::string_view property);
/// A short name of the event or, without one, of the container.
bool short_name(Draft& draft, const Field& field, std::string_view property);
/// People whose part in the work schema.org has no word for.
bool other_contributors(Draft& draft, const Field& field, std::string_view property);

/// Names as a property of a node.
void add_people(Draft& draft, Json& node, const Field& field, std::string_view property);
/// A date as a property of a node.
void add_date(Draft& draft, Json& node, const Field& field, std::string_view property);
/// For each link of the field a node of that type with the address as a property. Says whether there is any.
bool add_links(Draft& draft, const Field& field, std::string_view property, std::string_view type,
               std::string_view address = "url");

using Node = Json Draft::*;

/// Text, or a code, as it is.
template <Node node>
bool text(Draft& draft, const Field& field, std::string_view property) {
    add(draft.*node, property, draft.plain(field));
    return true;
}

/// The same for the works of one family.
template <Node node, Family family>
bool text_of(Draft& draft, const Field& field, std::string_view property) {
    return draft.type.family == family && text<node>(draft, field, property);
}

template <Node node>
bool people(Draft& draft, const Field& field, std::string_view property) {
    add_people(draft, draft.*node, field, property);
    return true;
}

template <Node node, Family family>
bool people_of(Draft& draft, const Field& field, std::string_view property) {
    return draft.type.family == family && people<node>(draft, field, property);
}

template <Node node>
bool date(Draft& draft, const Field& field, std::string_view property) {
    add_date(draft, draft.*node, field, property);
    return true;
}

/// An organisation that is no more than its name.
template <Node node>
bool organization(Draft& draft, const Field& field, std::string_view property) {
    Json named = json_ld::node("Organization");
    add(named, "name", draft.plain(field));
    add(draft.*node, property, std::move(named));
    return true;
}

/// Links to things of a type that have a name in schema.org: code, data, media.
template <const char* type, const char* address>
bool links(Draft& draft, const Field& field, std::string_view property) {
    return add_links(draft, field, property, type, address);
}

/// Text for the container, if it is of that type.
template <const char* type>
bool container_text(Draft& draft, const Field& field, std::string_view property) {
    return draft.type.container == type && text<&Draft::container>(draft, field, property);
}

}  // namespace bibconv::json_ld
