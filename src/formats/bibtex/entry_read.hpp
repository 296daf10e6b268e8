#pragma once

#include <set>
#include <string>

#include "base/input_window.hpp"
#include "bibconv/item.hpp"
#include "formats/bibtex/dialect.hpp"
#include "formats/bibtex/raw.hpp"

namespace bibconv::bibtex {

/// What reading the entries of a run needs and remembers.
struct ReadState {
    const base::Excerpt& text;
    DiagnosticSink& diagnostics;
    Dialect dialect;
    std::size_t item = 0;  ///< where in the text the item begins that is read
    std::set<std::string, std::less<>> unknown_commands;
    std::set<std::string, std::less<>> faulty_macros;

    void report(Severity severity, std::string_view id, std::string message, const Place& place) const;
    /// For what is told once a file.
    void report_once(Severity severity, std::string_view id, std::string message, const Place& place) const;
    [[nodiscard]] Span span(const Place& place) const { return text.span(item + place.begin, place.length); }
    /// The value of a field; macros that have none are reported.
    [[nodiscard]] std::string expand(const RawField& field);
};

/// A raw entry in the neutral vocabulary. Every field of it has a home.
[[nodiscard]] Entry read_entry(const RawItem& item, ReadState& state);

}  // namespace bibconv::bibtex
