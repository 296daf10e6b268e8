#pragma once

#include "cli/command_line.hpp"

namespace bibconv::cli {

/// `bibconv split`: writes the parts of the input into files.
[[nodiscard]] Status split_file(const CommandLine& command);

}  // namespace bibconv::cli
