#include "cli/report_file.hpp"

#include <nlohmann/json.hpp>

#include "base/output_file.hpp"

namespace bibconv::cli {
namespace {

using nlohmann::ordered_json;

ordered_json inputs_of(const Outcome& outcome) {
    ordered_json list = ordered_json::array();
    for (const auto& input : outcome.inputs)
        list.push_back({{"file", input->name()}, {"format", input->format().name}});
    return list;
}

ordered_json diagnostics_of(const Outcome& outcome) {
    ordered_json by_id = ordered_json::object();
    for (const auto& [id, tally] : outcome.reporter.tallies()) {
        by_id[id] = {{"severity", to_string(tally.severity)}, {"count", tally.count}};
    }
    return by_id;
}

// Where it happened first, if that is known.
void add_place(ordered_json& loss, const Span& span, const Outcome& outcome) {
    if (!span.known()) return;
    loss["file"] = outcome.reporter.name_of(span);
    loss["line"] = span.line;
}

ordered_json losses_of(const Outcome& outcome) {
    ordered_json by_kind = ordered_json::object();
    for (const auto& [kind, account] : outcome.losses.accounts()) {
        ordered_json& loss = by_kind[kind];
        loss = {{"count", account.count}, {"example", account.example}};
        add_place(loss, account.first, outcome);
        for (const auto& [name, one] : account.names) {
            ordered_json& named = loss["names"][name];
            named["count"] = one.count;
            add_place(named, one.first, outcome);
        }
    }
    return by_kind;
}

std::string output_of(const CommandLine& command) { return command.output == "-" ? "<stdout>" : command.output; }

void write(const std::string& path, const ordered_json& report) {
    base::OutputFile file(path);
    file.stream() << report.dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
    file.commit();
}

}  // namespace

void write_report(const CommandLine& command, const Outcome& outcome) {
    const ordered_json report = {
        {"bibconv", BIBCONV_VERSION},
        {"inputs", inputs_of(outcome)},
        {"output", {{"file", output_of(command)}, {"format", outcome.target.name}}},
        {"entries", outcome.counts.entries},
        {"items", outcome.counts.items},
        {"diagnostics", diagnostics_of(outcome)},
        {"losses", losses_of(outcome)},
        {"status", static_cast<int>(outcome.status)},
    };
    write(command.report, report);
}

void write_report_of_failure(const CommandLine& command, const std::string& reason, Status status) {
    write(command.report, {{"bibconv", BIBCONV_VERSION},
                           {"output", {{"file", output_of(command)}}},
                           {"error", reason},
                           {"status", static_cast<int>(status)}});
}

}  // namespace bibconv::cli
