#pragma once

#include <cstdint>
#include <memory>

#include "bibconv/diagnostic.hpp"
#include "bibconv/sink.hpp"

namespace bibconv {

/// A run of whole items, cut out of an input. Reading it needs nothing else: several may be read at the same time.
class Passage {
public:
    Passage() = default;
    Passage(const Passage&) = delete;
    Passage& operator=(const Passage&) = delete;
    virtual ~Passage() = default;

    /// Gives its items in order, once. Each passage tells what need be told only once an input (`Diagnostic::once`).
    virtual void read(ItemSink& sink, DiagnosticSink& diagnostics) = 0;
    /// How many bytes of the input it is.
    [[nodiscard]] virtual std::uint64_t size() const noexcept = 0;
};

/// Cuts an input into passages, in order, and knows what reaches from one into others, such as definitions.
class Cutter {
public:
    Cutter() = default;
    Cutter(const Cutter&) = delete;
    Cutter& operator=(const Cutter&) = delete;
    virtual ~Cutter() = default;

    /// The next passage; null at the end of the input. Those before may still be read meanwhile, and what they report
    /// be told: a cutter leaves what it has to say to its passages, and does not use ReadContext::diagnostics.
    [[nodiscard]] virtual std::unique_ptr<Passage> next() = 0;
};

}  // namespace bibconv
