#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "app/item_census.hpp"
#include "bibconv/draft.hpp"
#include "bibconv/passage.hpp"

namespace bibconv::app {

/// What became of a passage. A message, an item and its draft stand in the order in which they came about, so that
/// whoever goes through them in that order does what would have been done without any batches.
struct Batch {
    using Event = std::variant<Diagnostic, ItemRecord, std::unique_ptr<Draft>>;

    std::unique_ptr<Passage> passage;
    std::size_t source = 0;  ///< the input it is from
    std::vector<Event> events;
    LossLedger losses;
};

}  // namespace bibconv::app
