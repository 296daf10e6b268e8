#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/compact_map.hpp"
#include "bibconv/convert.hpp"

namespace bibconv::app {

/// What the census needs to know of an item.
struct ItemRecord {
    enum class Kind : std::uint8_t {
        work,
        data,   ///< biblatex' @xdata
        macro,  ///< `@string`
        part,   ///< of a page: sections, texts, badges
        other,
    };
    explicit ItemRecord(const Item& item);

    [[nodiscard]] bool is_entry() const noexcept { return kind == Kind::work || kind == Kind::data; }

    Kind kind = Kind::other;
    std::string key;  ///< of an entry
    Span span;
};

/// Counts all items, and warns of a key that two entries have. Both are kept.
class ItemCensus {
public:
    /// `inputs` gives the names of the sources for messages.
    ItemCensus(const std::vector<Input>& inputs, DiagnosticSink& diagnostics)
        : inputs_(inputs), diagnostics_(diagnostics), finds_(inputs.size()) {}

    /// `source` is the input that the item is from.
    void count(const ItemRecord& record, std::size_t source);

    [[nodiscard]] const Counts& counts() const noexcept { return counts_; }

    /// What has been found in one of the inputs that it can be read for.
    struct Finds {
        bool works = false;
        bool macros = false;
        bool parts = false;
    };
    [[nodiscard]] const Finds& finds(std::size_t source) const { return finds_[source]; }

private:
    struct Place {
        std::uint16_t source = 0;
        std::uint16_t line_high = 0;  // in two halves, so that nothing is lost to alignment
        std::uint16_t line_low = 0;
        [[nodiscard]] std::uint32_t line() const noexcept { return (std::uint32_t{line_high} << 16U) | line_low; }
    };

    void watch(const ItemRecord& entry);
    [[nodiscard]] std::string describe(const Place& place) const;

    const std::vector<Input>& inputs_;
    DiagnosticSink& diagnostics_;
    Counts counts_;
    std::vector<Finds> finds_;
    base::CompactMap<Place> seen_;  // where a key was first, by its hash
};

}  // namespace bibconv::app
