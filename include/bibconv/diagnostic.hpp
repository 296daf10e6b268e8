#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "bibconv/span.hpp"

namespace bibconv {

enum class Severity { note, warning, error };

/// "note", "warning" or "error".
[[nodiscard]] std::string_view to_string(Severity severity) noexcept;

/// One message about the input or the output, ready to be shown without the file at hand.
struct Diagnostic {
    Severity severity = Severity::warning;
    std::string id;                      ///< a stable word such as "date.month-range"
    std::string message;                 ///< one sentence without a final full stop
    Span span;                           ///< where; `span.known()` is false for messages about no place
    std::uint32_t column = 0;            ///< of the first byte in its line, in bytes from 1; 0: unknown
    std::string line_text;               ///< the line of the source around the place, without its end; may be empty
    std::uint32_t line_text_column = 1;  ///< of its first byte in the line
    bool once = false;                   ///< of several that say this of one input only the first is wanted
};

/// Receives diagnostics while a conversion runs.
class DiagnosticSink {
public:
    DiagnosticSink() = default;
    DiagnosticSink(const DiagnosticSink&) = delete;
    DiagnosticSink& operator=(const DiagnosticSink&) = delete;
    virtual ~DiagnosticSink() = default;

    virtual void report(Diagnostic diagnostic) = 0;
};

/// What a writer could not represent, counted by kind. One ledger belongs to one conversion.
class LossLedger {
public:
    struct Account {
        std::size_t count = 0;
        std::string example;  ///< what was lost the first time, such as "field 'annote' of 'knuth1984'"
        Span first;           ///< where that was read
        struct Name {
            std::size_t count = 0;
            Span first;
        };
        std::map<std::string, Name, std::less<>> names;  ///< of fields: each by its name; at most 200 of them
    };

    /// Counts one loss. `kind` is a word after "loss.", such as "field" or "markup".
    void lose(std::string_view kind, const Span& span, std::string_view example);
    /// Counts a loss of the kind "field", and the field by its name. `key` is the entry's.
    void lose_field(std::string_view field, const Span& span, std::string_view key);
    /// Counts what another ledger has counted of what came behind.
    void add(const LossLedger& other);

    /// The accounts by kind, in alphabetical order.
    [[nodiscard]] const std::map<std::string, Account, std::less<>>& accounts() const noexcept { return accounts_; }
    [[nodiscard]] bool empty() const noexcept { return accounts_.empty(); }

private:
    void lose_name(std::string_view name, const Account::Name& loss);

    std::map<std::string, Account, std::less<>> accounts_;
};

}  // namespace bibconv
