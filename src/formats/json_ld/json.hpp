#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace bibconv::json_ld {

/// JSON whose members stay in the order they are added.
using Json = nlohmann::ordered_json;

/// A node of a type; its properties follow.
[[nodiscard]] Json node(std::string_view type);

/// Sets a property; a second value makes a list of it. Empty values (null, "", nodes that say nothing) are dropped.
void add(Json& node, std::string_view property, Json value);

/// An `@id` that means the same thing wherever it stands in the document: a blank node's label (Turtle,
/// BLANK_NODE_LABEL). JSON-LD processors refuse relative references where the page's address is unknown.
[[nodiscard]] std::string blank_node(std::string_view kind, std::string_view name);

/// Whether the node says anything beside what it is.
[[nodiscard]] bool says_something(const Json& node);

/// The JSON text of a node, each line indented by four spaces. What HTML could take for markup is written as
/// \u escapes, so that the text is safe inside a <script> element (HTML 4.12.1.3); bytes that are no UTF-8
/// become U+FFFD.
[[nodiscard]] std::string script_text(const Json& node);

}  // namespace bibconv::json_ld
