#pragma once

namespace bibconv::cli {

/// The whole command; returns its exit status.
[[nodiscard]] int run(int argc, const char* const* argv);

}  // namespace bibconv::cli
