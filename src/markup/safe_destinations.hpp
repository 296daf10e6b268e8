#pragma once

#include <string_view>

namespace bibconv::markup {

/// Whether a browser that is told to go there runs nothing, whatever references and escapes the address is written
/// with.
[[nodiscard]] bool is_safe_destination(std::string_view written);

/// Whether all that some renderer of Markdown may take for an address is safe to go to: destinations of links and of
/// their definitions, and schemes that run something wherever an address may begin. Elsewhere these are words:
/// "JavaScript: The Good Parts".
[[nodiscard]] bool leads_to_safety(std::string_view markdown);

}  // namespace bibconv::markup
