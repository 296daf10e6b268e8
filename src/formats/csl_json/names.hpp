#pragma once

#include <optional>

#include "bibconv/name.hpp"
#include "formats/csl_json/json.hpp"

namespace bibconv::csl_json {

/// An array of CSL's name objects, or one of them alone; nothing when it is something else. A last name "others" means
/// that there are more, unless it is said to be a name.
[[nodiscard]] std::optional<NameList> read_names(const Json& value, bool others_is_a_name);

/// Whether the last name would be taken for "and others".
[[nodiscard]] bool ends_with_others(const NameList& list);

/// The inverse. Aliases and `others` have no place in it.
[[nodiscard]] Json write_names(const NameList& list);

/// The aliases by place, counted from 1: `{"2": "Kazuki Fujii"}`; empty when there is none.
[[nodiscard]] Json write_aliases(const NameList& list);
void apply_aliases(NameList& list, const Json& aliases);

}  // namespace bibconv::csl_json
