#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/compact_map.hpp"
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
        std::uint16_t source = 0;
        std::uint16_t line_high = 0;  // in two halves, so that nothing is lost to alignment
        std::uint16_t line_low = 0;
        [[nodiscard]] std::uint32_t line() const noexcept { return (std::uint32_t{line_high} << 16U) | line_low; }
    };

    void watch(const Entry& entry);
    [[nodiscard]] std::string describe(const Place& place) const;

    ItemSink& next_;
    const std::vector<Input>& inputs_;
    DiagnosticSink& diagnostics_;
    Counts counts_;
    std::size_t macros_ = 0;
    std::size_t parts_ = 0;
    base::CompactMap<Place> seen_;  // where a key was first, by its hash
};

}  // namespace bibconv::app
