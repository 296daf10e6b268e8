#pragma once

#include <set>
#include <string>

#include "base/input_window.hpp"
#include "bibconv/item.hpp"
#include "formats/bibtex/dialect.hpp"
#include "formats/bibtex/macros.hpp"
#include "formats/bibtex/raw.hpp"

namespace bibconv::bibtex {

/// What reading the entries of one file needs and remembers.
struct ReadState {
    base::InputWindow& window;
    DiagnosticSink& diagnostics;
    Dialect dialect;
    Macros macros;
    std::set<std::string, std::less<>> unknown_commands;  ///< each is told once a file
    std::set<std::string, std::less<>> faulty_macros;

    void report(Severity severity, std::string_view id, std::string message, const Place& place) const;
    /// The value of a field, macros expanded; undefined ones are reported.
    [[nodiscard]] std::string expand(const RawField& field);
};

/// A raw entry in the neutral vocabulary. Every field of it has a home.
[[nodiscard]] Entry read_entry(const RawItem& item, ReadState& state);

}  // namespace bibconv::bibtex
