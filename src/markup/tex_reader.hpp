#pragma once

#include <string_view>

#include "bibconv/rich_text.hpp"

namespace bibconv::markup {

struct TexAsText {
    RichText text;
    bool exact = true;  ///< whether it says all that the TeX said
};

/// TeX in plain characters, subscripts and superscripts, as near as they come. Never fails: what is not known leaves
/// its name (in mathematics) or nothing.
[[nodiscard]] TexAsText tex_as_text(std::string_view tex, bool mathematics);

}  // namespace bibconv::markup
