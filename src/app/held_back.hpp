#pragma once

#include <vector>

#include "bibconv/sink.hpp"

namespace bibconv::app {

/// Holds everything back until the first entry: a conversion that finds none may still be given up, and what has
/// gone into a pipe by then cannot be taken back.
class HeldBack : public ItemSink {
public:
    explicit HeldBack(ItemSink& next) : next_(next) {}

    void put(Item item) override {
        const bool entry = std::holds_alternative<Entry>(item);
        if (!released_ && !entry) return held_.push_back(std::move(item));
        release();
        next_.put(std::move(item));
    }

    void finish() override {
        release();
        next_.finish();
    }

private:
    void release() {
        if (released_) return;
        released_ = true;
        for (Item& item : held_) next_.put(std::move(item));
        held_ = {};
    }

    ItemSink& next_;
    std::vector<Item> held_;
    bool released_ = false;
};

}  // namespace bibconv::app
