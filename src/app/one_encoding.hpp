#pragma once

#include "bibconv/sink.hpp"
#include "text/unicode.hpp"

namespace bibconv::app {

/// Of several inputs one output is made, and it has one encoding: the bytes of what is not UTF-8 are not copied.
class OneEncoding : public ItemSink {
public:
    explicit OneEncoding(ItemSink& next) : next_(next) {}

    void put(Item item) override {
        if (auto* entry = std::get_if<Entry>(&item)) recode(entry->source);
        if (auto* directive = std::get_if<Directive>(&item)) recode(directive->source);
        next_.put(std::move(item));
    }
    void finish() override { next_.finish(); }

private:
    static void recode(Source& source) {
        if (!text::is_utf8(source.text)) source = {};
    }

    ItemSink& next_;
};

}  // namespace bibconv::app
