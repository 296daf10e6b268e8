#pragma once

#include <functional>
#include <string>

#include "bibconv/sink.hpp"
#include "formats/csl_json/json.hpp"

namespace bibconv::csl_json {

/// Told of what is odd about an item: a stable id and a message.
using Complain = std::function<void(std::string id, std::string message)>;

/// Gives the entry of a CSL-JSON object to the sink, with the page items that stand before and after it.
void read_item(const Json& object, const Span& span, const Complain& complain, ItemSink& sink);

}  // namespace bibconv::csl_json
