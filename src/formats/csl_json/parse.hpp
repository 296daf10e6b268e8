#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "formats/csl_json/json.hpp"

namespace bibconv::csl_json {

/// What JSON text stands for, or what is wrong with it.
struct Parsed {
    const Json* value = nullptr;     ///< in the tree that was given; null: the text is malformed
    std::string problem;             ///< when there is no value
    std::size_t at = 0;              ///< where in the text the problem is
    std::set<std::string> repeated;  ///< members that an object has twice; the last one counts
};

/// Takes time in proportion to the text, of which the value holds views. A number that is too large becomes a string.
/// A value that `keeps_all` says yes to keeps members that it has twice.
[[nodiscard]] Parsed parse_text(std::string_view text, JsonTree& tree, KeepsAll keeps_all = nullptr);

/// Whether a number of JSON is beyond what a program that reads it can hold.
[[nodiscard]] bool is_too_large(std::string_view number);

}  // namespace bibconv::csl_json
