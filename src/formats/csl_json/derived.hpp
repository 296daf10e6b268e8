#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bibconv::csl_json {

/// What CSL's own variables can say of an eprint, which CSL has no variable for: where it is, and of a preprint in
/// which archive, under which number. Variables and values; none for archives that are not known.
using Derived = std::vector<std::pair<std::string_view, std::string>>;
[[nodiscard]] Derived derived_from_eprint(std::string_view csl_type, std::string_view archive, std::string_view eprint);

}  // namespace bibconv::csl_json
