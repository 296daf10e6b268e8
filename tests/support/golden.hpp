#pragma once

#include <string>

namespace bibconv::test {

/// Checks `actual` against the file at `path`, which a person can read. With BIBCONV_ACCEPT=1 in the
/// environment the file is written anew instead: look at the difference before you commit it.
void check_golden(const std::string& path, const std::string& actual);

/// Whether expectations are to be written anew.
[[nodiscard]] bool accepting();

}  // namespace bibconv::test
