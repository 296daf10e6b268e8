#pragma once

#include <optional>

#include "bibconv/item.hpp"
#include "formats/csl_json/json.hpp"

namespace bibconv::csl_json {

/// An item that is no work, as an object for `bibconv:before`: `{"section": "Talks", "level": 2}`. Null for an entry.
void write_page_item(text::JsonText& out, const Item& item);

/// The inverse; nothing when the object is none of these.
[[nodiscard]] std::optional<Item> read_page_item(const Json& value, const Span& span);

}  // namespace bibconv::csl_json
