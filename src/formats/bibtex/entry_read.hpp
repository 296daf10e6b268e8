#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/input_window.hpp"
#include "bibconv/item.hpp"
#include "formats/bibtex/dialect.hpp"
#include "formats/bibtex/macros.hpp"
#include "formats/bibtex/raw.hpp"
#include "text/ascii.hpp"

namespace bibconv::bibtex {

/// What reading the entries of a run needs and remembers.
struct ReadState {
    const base::Excerpt& text;
    DiagnosticSink& diagnostics;
    Dialect dialect;
    std::size_t item = 0;  ///< where in the text the item begins that is read
    std::set<std::string, std::less<>> unknown_commands;
    std::set<std::string, std::less<>> faulty_macros;
    bool utf8 = true;  ///< whether the item at hand is valid

    void report(Severity severity, std::string_view id, std::string message, const Place& place,
                bool once = false) const;
    /// For what is told once a file.
    void report_once(Severity severity, std::string_view id, std::string message, const Place& place) const {
        report(severity, id, std::move(message), place, true);
    }
    [[nodiscard]] Span span(const Place& place) const { return text.span(item + place.begin, place.length); }
    /// The name of a field or an entry type in lower case.
    [[nodiscard]] std::string lower(std::string_view name) const {
        return utf8 ? text::ascii_lower(name) : lower_name(name);
    }
    /// The value of a field that stands in the item as it is.
    [[nodiscard]] std::optional<std::string_view> plain(const RawField& field) const;
    /// The value of a field; macros that have none are reported.
    [[nodiscard]] std::string expand(const RawField& field);
};

/// How much of an entry is wanted.
enum class Extent : std::uint8_t {
    all,
    outline,  ///< the key, and all that is to be reported; fields may be missing
};

/// A raw entry in the neutral vocabulary. Every field of it has a home.
[[nodiscard]] Entry read_entry(const RawItem& item, ReadState& state, Extent extent);

}  // namespace bibconv::bibtex
