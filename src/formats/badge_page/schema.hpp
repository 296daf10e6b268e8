#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace bibconv::badge_page {

using SchemaComplaint = std::function<void(const std::string& pointer, const std::string& message)>;

/// Checks a JSON value against a JSON Schema (draft 2020-12; the words type, enum, required,
/// properties, additionalProperties, items, local `$ref` and the formats of style_formats.hpp, which is
/// all our schema uses) and calls `complain` with a JSON pointer and a sentence for each fault.
void check_schema(const nlohmann::json& schema, const nlohmann::json& value, const SchemaComplaint& complain);

}  // namespace bibconv::badge_page
