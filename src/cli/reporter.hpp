#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/diagnostic.hpp"
#include "cli/command_line.hpp"
#include "cli/message_writer.hpp"

namespace bibconv::cli {

/// Shows diagnostics to the user as they come, and counts them. Of one id only so many are shown, the rest
/// is summed up at the end.
class Reporter : public DiagnosticSink {
public:
    struct Tally {
        Severity severity = Severity::note;  ///< the gravest
        std::size_t count = 0;
        std::size_t hidden = 0;  ///< not shown because there were many
    };

    /// `names` are the sources, by `Span::source`.
    Reporter(std::ostream& out, std::vector<std::string> names, const CommandLine& command);

    void report(Diagnostic diagnostic) override;

    /// One message a kind of loss; `target` is the format that lacks a place.
    void report_losses(const LossLedger& losses, std::string_view target, Severity severity);
    /// Says how many messages were held back.
    void sum_up();

    [[nodiscard]] bool has_errors() const noexcept { return has_errors_; }
    [[nodiscard]] const std::map<std::string, Tally, std::less<>>& tallies() const noexcept { return tallies_; }
    /// The name of the source, "" for no place.
    [[nodiscard]] std::string_view name_of(const Span& span) const noexcept;

private:
    [[nodiscard]] bool shows(Severity severity) const noexcept;
    void show(const Diagnostic& diagnostic, std::string_view file);

    std::ostream& out_;
    std::vector<std::string> names_;
    MessageWriter write_;
    Verbosity verbosity_;
    bool colour_;
    bool has_errors_ = false;
    std::map<std::string, Tally, std::less<>> tallies_;
};

/// Whether messages on the standard error are to be coloured.
[[nodiscard]] bool wants_colour(const CommandLine& command);

}  // namespace bibconv::cli
