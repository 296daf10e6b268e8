#pragma once

#include <string>
#include <string_view>

#include "cli/command_line.hpp"
#include "cli/input_file.hpp"

namespace bibconv::cli {

/// The output may be one of the inputs, but not the style or the configuration; throws UsageError. What is no regular
/// file, such as /dev/null, takes anything.
void check_output(const CommandLine& command);

/// A file that is written beside the output, which `option` names ("" and "-": none), must not be an input, the
/// output, the style or the configuration; throws UsageError.
void check_side_output(const CommandLine& command, const std::string& side, std::string_view option);

/// The same for an input that is open: it may have come by `<`.
void check_side_output(const InputFile& input, const std::string& side, std::string_view option);

}  // namespace bibconv::cli
