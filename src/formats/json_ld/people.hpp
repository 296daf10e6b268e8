#pragma once

#include "bibconv/name.hpp"
#include "formats/json_ld/json.hpp"
#include "model/owner.hpp"

namespace bibconv::json_ld {

/// A Person, or an Organization for a literal name. Whoever is named alike has the same `@id`, and so have all
/// spellings of the page's owner. The name is repeated each time: readers of JSON-LD do not follow references.
[[nodiscard]] Json person(const Name& name, const model::Owner& owner);

}  // namespace bibconv::json_ld
