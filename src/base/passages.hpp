#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "bibconv/diagnostic.hpp"
#include "bibconv/passage.hpp"

namespace bibconv::base {

/// Passes on what passages report, and of what need be told only once an input the first.
class ToldOnce : public DiagnosticSink {
public:
    explicit ToldOnce(DiagnosticSink& next) : next_(next) {}

    void report(Diagnostic diagnostic) override {
        if (diagnostic.once && !told_.emplace(diagnostic.span.source, diagnostic.message).second) return;
        next_.report(std::move(diagnostic));
    }

private:
    DiagnosticSink& next_;
    std::set<std::pair<std::uint32_t, std::string>> told_;
};

/// Reads an input passage by passage.
inline void read_all(Cutter& cutter, ItemSink& sink, DiagnosticSink& diagnostics) {
    ToldOnce told_once(diagnostics);
    while (const auto passage = cutter.next()) passage->read(sink, told_once);
}

}  // namespace bibconv::base
