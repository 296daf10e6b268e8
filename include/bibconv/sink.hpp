#pragma once

#include "bibconv/item.hpp"

namespace bibconv {

/// Receives items in order. Writers are sinks; transforms are sinks that pass on.
class ItemSink {
public:
    ItemSink() = default;
    ItemSink(const ItemSink&) = delete;
    ItemSink& operator=(const ItemSink&) = delete;
    virtual ~ItemSink() = default;

    /// Takes one complete item.
    virtual void put(Item item) = 0;
    /// Called exactly once, after the last item. Not called when a conversion is given up.
    virtual void finish() {}
};

}  // namespace bibconv
