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

/// Whether a command that is kept as it is prints something that `tex_as_text` knows: `\SI`, `\cite`.
[[nodiscard]] bool has_words_of_its_own(std::string_view command) noexcept;

/// The character that a command of mathematics stands for, without its backslash: `alpha`; "" when it is none.
[[nodiscard]] std::string_view sign_of_mathematics(std::string_view command) noexcept;

/// The inverse, for what LaTeX itself has: "" when mathematics has no name for the character.
[[nodiscard]] std::string_view mathematics_for(std::string_view sign) noexcept;

}  // namespace bibconv::markup
