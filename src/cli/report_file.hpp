#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "bibconv/convert.hpp"
#include "cli/command_line.hpp"
#include "cli/input_file.hpp"
#include "cli/reporter.hpp"

namespace bibconv::cli {

/// What `--report` tells of.
struct Outcome {
    const std::vector<std::unique_ptr<InputFile>>& inputs;
    const Format& target;
    const Counts& counts;
    const LossLedger& losses;
    const Reporter& reporter;
    Status status;
};

/// Writes it as JSON to the file the user named. Throws std::system_error.
void write_report(const CommandLine& command, const Outcome& outcome);

/// Writes that nothing was converted, and why.
void write_report_of_failure(const CommandLine& command, const std::string& reason, Status status);

}  // namespace bibconv::cli
