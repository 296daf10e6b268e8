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

ordered_json losses_of(const Outcome& outcome) {
    ordered_json by_kind = ordered_json::object();
    for (const auto& [kind, account] : outcome.losses.accounts()) {
        ordered_json& loss = by_kind[kind];
        loss = {{"count", account.count}, {"example", account.example}};
        if (!account.names.empty()) loss["names"] = account.names;
        if (!account.first.known()) continue;
        loss["file"] = outcome.reporter.name_of(account.first);
        loss["line"] = account.first.line;
    }
    return by_kind;
}

}  // namespace

void write_report(const CommandLine& command, const Outcome& outcome) {
    const ordered_json report = {
        {"bibconv", BIBCONV_VERSION},
        {"inputs", inputs_of(outcome)},
        {"output", {{"file", command.output == "-" ? "<stdout>" : command.output}, {"format", outcome.target.name}}},
        {"entries", outcome.counts.entries},
        {"items", outcome.counts.items},
        {"diagnostics", diagnostics_of(outcome)},
        {"losses", losses_of(outcome)},
        {"status", static_cast<int>(outcome.status)},
    };
    base::OutputFile file(command.report);
    file.stream() << report.dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
    file.commit();
}

}  // namespace bibconv::cli
