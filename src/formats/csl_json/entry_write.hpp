#pragma once

#include <string>
#include <string_view>

#include "bibconv/format.hpp"
#include "bibconv/item.hpp"
#include "formats/csl_json/format.hpp"
#include "text/json_text.hpp"

namespace bibconv::csl_json {

/// An item of CSL-JSON but for its `id` and for the page items that go along with it: these follow from other items.
struct WrittenEntry {
    std::string members;    ///< from the `type` on, laid out, without `custom`
    text::JsonText custom;  ///< the members of `custom`, if any
};

/// Writes an entry as an item that is valid in CSL's schema.
[[nodiscard]] WrittenEntry write_entry(const Entry& entry, const WriteContext& context, Layout layout);

/// Appends the item as a whole. `before` and `after` are page items, as JSON in the layout's style with the commas
/// between them.
void append_item(std::string& out, WrittenEntry& entry, std::string_view id, std::string_view before,
                 std::string_view after, Layout layout);

/// How values are written that are on one line in the layout.
[[nodiscard]] text::JsonText::Style style_of(Layout layout) noexcept;

}  // namespace bibconv::csl_json
