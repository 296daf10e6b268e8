#pragma once

#include <map>
#include <string>

#include "bibconv/item.hpp"

namespace bibconv::csl_json {

/// What CSL's own variables can say of an eprint, which CSL has no variable for: where it is, and of a preprint in
/// which archive, under which number. By variable; empty for archives that are not known.
[[nodiscard]] std::map<std::string, std::string> derived_from_eprint(const std::string& csl_type,
                                                                     const std::string& archive,
                                                                     const std::string& eprint);

}  // namespace bibconv::csl_json
