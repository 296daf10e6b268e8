#pragma once

#include <string_view>

namespace bibconv::bibtex {

/// Whether it is plain from the look of a value that reading it would report nothing. In doubt it is not.
[[nodiscard]] bool is_quiet(std::string_view latex) noexcept;

/// The same of a list of names.
[[nodiscard]] bool is_quiet_list(std::string_view latex);

}  // namespace bibconv::bibtex
