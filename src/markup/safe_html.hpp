#pragma once

#include <string_view>

namespace bibconv::markup {

/// Whether Markdown with raw HTML can be published as it is: only elements and attributes that show
/// something, only links that are safe to follow, well-formed comments.
[[nodiscard]] bool is_safe_html(std::string_view markdown);

/// The same for what stands in a tag behind its name: ` markdown="1" id="x"`.
[[nodiscard]] bool are_safe_attributes(std::string_view attributes);

}  // namespace bibconv::markup
