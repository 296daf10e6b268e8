#pragma once

#include <string_view>

namespace bibconv::bibtex {

/// Whether that is an identifier as arXiv gave them until 2007: "hep-th/9901001v2", "math.AG/0601001".
[[nodiscard]] bool is_old_arxiv(std::string_view id);

}  // namespace bibconv::bibtex
