#pragma once

#include <string>
#include <string_view>

#include "bibconv/diagnostic.hpp"
#include "cli/command_line.hpp"

namespace bibconv::cli {

/// One diagnostic as a text for the standard error, its line end included. `file` is the name of its source,
/// empty for a message about no place.
using MessageWriter = std::string (*)(const Diagnostic& diagnostic, std::string_view file, bool colour);

[[nodiscard]] MessageWriter message_writer(MessageFormat format) noexcept;

}  // namespace bibconv::cli
