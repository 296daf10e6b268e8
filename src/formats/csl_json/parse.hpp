#pragma once

#include <set>
#include <string>
#include <string_view>

#include "formats/csl_json/json.hpp"

namespace bibconv::csl_json {

/// What JSON text stands for, or what is wrong with it.
struct Parsed {
    std::optional<Json> value;
    std::string problem;             ///< when there is no value
    std::size_t at = 0;              ///< where in the text the problem is
    std::set<std::string> repeated;  ///< members that an object has twice; the last one counts
};

/// Takes time in proportion to the text. A whole number too large to count with becomes a string.
[[nodiscard]] Parsed parse_text(std::string_view text);

}  // namespace bibconv::csl_json
