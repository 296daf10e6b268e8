#pragma once

#include <memory>
#include <string_view>

#include "bibconv/sink.hpp"

namespace bibconv {

struct WriteContext;

/// What can be written of an item without knowing any other.
class Draft {
public:
    Draft() = default;
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    virtual ~Draft() = default;
};

/// A writer that works in two steps, of which the first may be taken for several items at the same time.
class DraftingWriter : public ItemSink {
public:
    /// The first step. Reports to the context that is given, and to no other.
    [[nodiscard]] virtual std::unique_ptr<Draft> draft(Item item, const WriteContext& context) const = 0;
    /// The second one, in the order of the items: keys, and what stands between them. The draft is done with then.
    virtual void put(Draft& draft) = 0;
    using ItemSink::put;
    /// Whether entries that were read in that format and have their bytes with them become these, whatever their
    /// fields.
    [[nodiscard]] virtual bool copies(std::string_view /*format*/) const { return false; }
};

}  // namespace bibconv
