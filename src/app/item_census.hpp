#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "bibconv/convert.hpp"

namespace bibconv::app {

/// Passes everything on, counts it, and warns of a key that two entries have. Both are kept.
class ItemCensus : public ItemSink {
public:
    /// `inputs` gives the names of the sources for messages.
    ItemCensus(ItemSink& next, const std::vector<Input>& inputs, DiagnosticSink& diagnostics)
        : next_(next), inputs_(inputs), diagnostics_(diagnostics) {}

    void put(Item item) override;
    void finish() override { next_.finish(); }

    [[nodiscard]] const Counts& counts() const noexcept { return counts_; }

    /// What has been found that an input can be read for.
    struct Finds {
        std::size_t entries = 0;
        std::size_t macros = 0;
        std::size_t parts = 0;  ///< of a page: sections, texts, badges
    };
    [[nodiscard]] Finds finds() const noexcept { return {counts_.entries, macros_, parts_}; }

private:
    struct Place {
        std::uint32_t source = 0;
        std::uint32_t line = 0;
    };

    void watch(const Entry& entry);
    [[nodiscard]] std::string describe(const Place& place) const;

    ItemSink& next_;
    const std::vector<Input>& inputs_;
    DiagnosticSink& diagnostics_;
    Counts counts_;
    std::size_t macros_ = 0;
    std::size_t parts_ = 0;
    // By the hash of the key, not the key: a million entries cost tens of megabytes less. A false alarm
    // takes two keys of one 64-bit hash, and is but a warning.
    std::unordered_map<std::size_t, Place> seen_;
};

}  // namespace bibconv::app
