#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bibconv/item.hpp"
#include "formats/csl_json/json.hpp"

namespace bibconv::csl_json {

/// Told of what is odd about an item: a stable id and a message.
using Complain = std::function<void(std::string id, std::string message)>;

/// The entry of a CSL-JSON object, with the page items that stand before and after it.
[[nodiscard]] std::vector<Item> read_item(const Json& object, const Span& span, const Complain& complain);

}  // namespace bibconv::csl_json
