#pragma once

#include <rapidcheck.h>
#include <vector>

#include "bibconv/item.hpp"

namespace bibconv {
/// For the counterexamples that rapidcheck prints.
void showValue(const Item& item, std::ostream& out);
}  // namespace bibconv

namespace bibconv::test {

/// Works of all types, with names, dates, rich titles, identifiers and hostile strings.
[[nodiscard]] rc::Gen<std::vector<Item>> documents();

/// A work of few words and addresses, so that some of its fields say the same, or something together.
[[nodiscard]] rc::Gen<Entry> related_fields();

}  // namespace bibconv::test
