#pragma once

#include <string_view>

namespace bibconv::markup {

/// What a comment says does not matter where every renderer sees a comment: in a block of its own. That is not known of
/// a text that begins within a line, or behind a table whose columns may cut it.
enum class Comments { passed_over, looked_into };

/// Whether Markdown with raw HTML can be published as it is: only elements and attributes that show
/// something, only links that are safe to follow, well-formed comments.
[[nodiscard]] bool is_safe_html(std::string_view markdown, Comments comments = Comments::passed_over);

/// Whether a line has only dashes in columns: pandoc cuts the lines of a table by them, wherever that may be, up to the
/// next line of dashes.
[[nodiscard]] bool has_columns(std::string_view markdown);

/// Whether code, a link, or an element's attributes may go on in a paragraph that follows on the next line. Rather too
/// often than not.
[[nodiscard]] bool may_go_on(std::string_view markdown);

/// The same for what stands in a tag behind its name: ` markdown="1" id="x"`.
[[nodiscard]] bool are_safe_attributes(std::string_view attributes);

}  // namespace bibconv::markup
