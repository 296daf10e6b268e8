#pragma once

#include <string>
#include <string_view>

#include "cli/command_line.hpp"

namespace bibconv::cli {

/// What would have been overwritten was not.
class Overwriting : public UsageError {
public:
    using UsageError::UsageError;
};

/// The output may be one of the inputs, but not the style or the configuration; throws Overwriting. What is no regular
/// file, such as /dev/null, takes anything.
void check_output(const CommandLine& command);

/// Whether the output is to take the place of one of the inputs.
[[nodiscard]] bool replaces_input(const CommandLine& command);

/// A file that is written beside the output, which `option` names ("" and "-": none), must not be an input, the
/// output, the style or the configuration, also by `<`; throws Overwriting.
void check_side_output(const CommandLine& command, const std::string& side, std::string_view option);

/// The same of the report, which also does not share the standard output with the result.
void check_report(const CommandLine& command);

}  // namespace bibconv::cli
