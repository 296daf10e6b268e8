#pragma once

#include <string>
#include <string_view>

namespace bibconv::badge_page {

/// A title line without its marks: `**[Title](url)** rest`, `[**Title**](url)`, `<h3>Title</h3>` or just `Title`.
struct LooseTitle {
    std::string title;  ///< inline Markdown; empty: there is none
    std::string url;
    std::string rest;  ///< what stands behind it on the same line
};

/// Of a heading's line, with or without its `#` marks.
[[nodiscard]] LooseTitle parse_loose_title(std::string_view line);

/// Whether the line is a heading or a line in bold.
[[nodiscard]] bool is_loose_title(std::string_view line);

}  // namespace bibconv::badge_page
