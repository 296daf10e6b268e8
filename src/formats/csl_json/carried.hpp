#pragma once

#include <algorithm>
#include <string_view>

#include "formats/csl_json/members.hpp"
#include "formats/csl_json/values.hpp"
#include "model/vocabulary.hpp"

// What travels in an item's `custom`, and the fields that bring CSL-JSON's own odds and ends through other formats.
namespace bibconv::csl_json {

inline constexpr std::string_view type_member = "bibconv:type";        ///< where another one is written
inline constexpr std::string_view derived_member = "bibconv:derived";  ///< members that only repeat other fields
inline constexpr std::string_view before_member = "bibconv:before";    ///< page items before the entry
inline constexpr std::string_view after_member = "bibconv:after";      ///< those at the end of the document

inline constexpr std::string_view own_prefix = "csl-json:";
/// The members of `custom` that are not ours, as a JSON object.
inline constexpr std::string_view custom_field = "csl-json:custom";
/// Values in other spellings than ours, as a JSON object by variable. A spelling counts only as long as it
/// still means what the field says.
inline constexpr std::string_view as_read_field = "csl-json:as-read";

/// Whether the member of `custom` says something about the item as a whole.
[[nodiscard]] inline bool is_control(std::string_view name) {
    const bool detail =
        std::ranges::any_of(detail_members<std::string>, [&](const auto& one) { return one.name == name; });
    return detail || name == type_member || name == derived_member || name == before_member || name == after_member;
}

/// Whether the member of `custom` is a field of ours: a variable outside the schema, or a name with a prefix.
[[nodiscard]] inline bool is_carried(std::string_view name) {
    if (name == custom_field || name == as_read_field) return false;
    if (model::find_variable(name) != nullptr) return !is_member(name);
    return !model::owner_of(name).empty();
}

/// Whether an entry may have several fields of that name, which are a list in `custom`: what a .bib gives twice. Of all
/// others a list is not ours.
[[nodiscard]] inline bool may_repeat(std::string_view name) { return model::owner_of(name) == "bibtex"; }

}  // namespace bibconv::csl_json
