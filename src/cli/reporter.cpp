#include "cli/reporter.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <ostream>
#include <unistd.h>
#include <utility>
#include <vector>

namespace bibconv::cli {
namespace {

constexpr std::size_t most_of_an_id = 50;

// What a kind of loss counts. A kind that is not here is its own word.
struct LossWords {
    std::string_view kind;
    std::string_view one;
    std::string_view many;
};

constexpr auto loss_words = std::to_array<LossWords>({
    {"badges", "badge row has", "badge rows have"},
    {"date", "date has", "dates have"},
    {"directive", "comment, macro or preamble has", "comments, macros and preambles have"},
    {"field", "field has", "fields have"},
    {"item", "item has", "items have"},
    {"link", "link has", "links have"},
    {"markup", "piece of markup has", "pieces of markup have"},
    {"name", "name has", "names have"},
    {"prose", "block of text has", "blocks of text have"},
    {"section", "section has", "sections have"},
    {"text", "block of text has", "blocks of text have"},
});

std::string counted(std::string_view kind, std::size_t count) {
    const auto* words = std::ranges::find(loss_words, kind, &LossWords::kind);
    const std::string number = std::to_string(count) + ' ';
    if (words == loss_words.end()) return number + std::string(kind) + (count == 1 ? " has" : "s have");
    return number + std::string(count == 1 ? words->one : words->many);
}

// ": publisher (4), ISBN (3), …", the most frequent first; nothing for one name, which the example says.
std::string names_of(const LossLedger::Account& account) {
    constexpr std::size_t most_shown = 5;
    if (account.names.size() < 2) return {};
    std::vector<std::pair<std::size_t, std::string_view>> names;
    for (const auto& [name, loss] : account.names) names.emplace_back(loss.count, name);
    std::ranges::stable_sort(names, std::greater{}, &std::pair<std::size_t, std::string_view>::first);
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most_shown); ++i) {
        text += i == 0 ? ": " : ", ";
        text.append(names[i].second).append(" (" + std::to_string(names[i].first) + ')');
    }
    return names.size() > most_shown ? text + ", …" : text;
}

}  // namespace

Reporter::Reporter(std::ostream& out, std::vector<std::string> names, const CommandLine& command)
    : out_(out),
      names_(std::move(names)),
      write_(message_writer(command.messages)),
      verbosity_(command.verbosity),
      colour_(wants_colour(command)) {}

bool Reporter::shows(Severity severity) const noexcept {
    return verbosity_ != Verbosity::quiet || severity == Severity::error;
}

void Reporter::report(Diagnostic diagnostic) {
    has_errors_ = has_errors_ || diagnostic.severity == Severity::error;
    Tally& tally = tallies_[diagnostic.id];
    tally.severity = std::max(tally.severity, diagnostic.severity);
    ++tally.count;
    if (!shows(diagnostic.severity)) return;
    if (verbosity_ != Verbosity::verbose && tally.count > most_of_an_id) {
        ++tally.hidden;
        return;
    }
    show(diagnostic, name_of(diagnostic.span));
}

void Reporter::show(const Diagnostic& diagnostic, std::string_view file) {
    out_ << write_(diagnostic, file, colour_) << std::flush;
}

void Reporter::report_losses(const LossLedger& losses, std::string_view target, Severity severity) {
    for (const auto& [kind, account] : losses.accounts()) {
        if (!shows(severity)) continue;
        std::string message = counted(kind, account.count) + " no home in " + std::string(target) + names_of(account) +
                              ", such as " + account.example;
        if (account.first.known()) {
            message += " (" + std::string(name_of(account.first)) + ':' + std::to_string(account.first.line) + ')';
        }
        show({severity, "loss." + kind, std::move(message), {}, 0, {}}, "");
    }
}

void Reporter::sum_up() {
    for (auto& [id, tally] : tallies_) {
        if (tally.hidden == 0) continue;
        show({Severity::note, id, std::to_string(tally.hidden) + " more like these; -v shows all", {}, 0, {}}, "");
        tally.hidden = 0;
    }
}

std::string_view Reporter::name_of(const Span& span) const noexcept {
    return span.known() && span.source < names_.size() ? std::string_view(names_[span.source]) : std::string_view();
}

bool wants_colour(const CommandLine& command) {
    if (command.colour != Colour::automatic) return command.colour == Colour::always;
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool refused = no_colour != nullptr && *no_colour != '\0';
    const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
    return !refused && !dumb && ::isatty(STDERR_FILENO) == 1;
}

}  // namespace bibconv::cli
