#pragma once

#include <array>
#include <string_view>

#include "bibconv/rich_text.hpp"

namespace bibconv::markup {

/// An HTML element that Markdown may hold and that is a style. The first one of a style is written.
struct MarkdownTag {
    std::string_view open, close;
    Style style;
};

inline constexpr auto markdown_tags = std::to_array<MarkdownTag>({
    {"<sup>", "</sup>", Style::superscript},
    {"<sub>", "</sub>", Style::subscript},
    {"<em>", "</em>", Style::italic},
    {"<i>", "</i>", Style::italic},
    {"<strong>", "</strong>", Style::bold},
    {"<b>", "</b>", Style::bold},
    {"<code>", "</code>", Style::code},
    {"<span style=\"font-variant: small-caps\">", "</span>", Style::small_caps},
});

/// Whether the style is emphasis, which has marks of Markdown's own besides.
[[nodiscard]] constexpr bool is_starred(Style style) noexcept { return style == Style::italic || style == Style::bold; }

}  // namespace bibconv::markup
