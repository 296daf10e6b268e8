#pragma once

#include <string_view>

namespace bibconv::markup {

/// What a comment says does not matter where every renderer sees a comment: in a block of its own. That is not known of
/// a text that begins within a line, or behind a table whose columns may cut it.
enum class Comments { passed_over, looked_into };

/// Whether Markdown with raw HTML can be published as it is: only elements and attributes that show
/// something, only links that are safe to follow, well-formed comments.
[[nodiscard]] bool is_safe_html(std::string_view markdown, Comments comments = Comments::passed_over);

/// The same for what stands in a tag behind its name: ` markdown="1" id="x"`.
[[nodiscard]] bool are_safe_attributes(std::string_view attributes);

}  // namespace bibconv::markup
