#pragma once

#include <string>

#include "bibconv/format.hpp"
#include "bibconv/item.hpp"
#include "formats/csl_json/json.hpp"

namespace bibconv::csl_json {

/// The entry as an item of CSL-JSON, valid in its schema. `before` and `after` are arrays of page items.
[[nodiscard]] Json write_entry(const Entry& entry, const std::string& id, const Json& before, const Json& after,
                               const WriteContext& context);

}  // namespace bibconv::csl_json
