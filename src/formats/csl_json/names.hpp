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
void write_names(text::JsonText& out, const NameList& list);

/// Whether this is what `write_names` writes, but for the order of members.
[[nodiscard]] bool is_written_so(const NameList& list, const Json& value);

/// The aliases by place, counted from 1: `{"2": "Kazuki Fujii"}`.
[[nodiscard]] bool has_aliases(const NameList& list);
void write_aliases(text::JsonText& out, const NameList& list);
void apply_aliases(NameList& list, const Json& aliases);

}  // namespace bibconv::csl_json
