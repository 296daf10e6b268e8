#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace bibconv::csl_json {

/// JSON whose members stay in source order.
using Json = nlohmann::ordered_json;

/// Whether two values mean the same to CSL: the number 12 is the string "12", and the order of members is nothing.
[[nodiscard]] bool same(const Json& a, const Json& b);

/// A string, number or boolean as text; nothing for null, arrays and objects.
[[nodiscard]] std::optional<std::string> scalar_text(const Json& value);

/// The member of an object, or null when there is none or `object` is none.
[[nodiscard]] const Json* find_member(const Json& object, std::string_view name);

/// The value that JSON text stands for; nothing when it is malformed.
[[nodiscard]] std::optional<Json> parse_json(std::string_view text);

/// JSON on one line, valid UTF-8 whatever the strings hold.
[[nodiscard]] std::string json_text(const Json& value);

/// JSON as people lay it out: what fits on a line stays on one. Lines after the first begin with `indent` spaces.
[[nodiscard]] std::string pretty(const Json& value, std::size_t indent);

}  // namespace bibconv::csl_json
