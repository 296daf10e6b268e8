#pragma once

#include <optional>
#include <string_view>

#include "bibconv/rich_text.hpp"

namespace bibconv::markup::latex {

struct Symbol {
    std::string_view command;
    std::string_view text;
};

/// A command that stands for characters: `\ss`, `\textregistered`, `\&`. Null when it is none.
[[nodiscard]] const std::string_view* find_symbol(std::string_view command) noexcept;

/// Of these, the ones that packages add. Null when it is none.
[[nodiscard]] const Symbol* find_package_symbol(std::string_view command) noexcept;

/// The inverse: a command of letters of LaTeX itself that stands for just this character; "" when there is none.
[[nodiscard]] std::string_view symbol_for(std::string_view character) noexcept;

struct Accent {
    std::string_view command;  ///< without the backslash
    char32_t mark;             ///< combining
    std::string_view alone;    ///< what the accent over nothing gives: `\^{}` is a caret
};
[[nodiscard]] const Accent* find_accent(std::string_view command) noexcept;

[[nodiscard]] const Accent* accent_for(char32_t mark) noexcept;

/// How a command with one argument sets its argument: `\textit{…}`; also what writers use.
[[nodiscard]] std::optional<Style> find_style(std::string_view command) noexcept;
/// The command that writes a style; for `nocase` the explicit one, used where braces would not do.
[[nodiscard]] std::string_view style_command(Style style) noexcept;

/// A declaration that holds to the end of its group: `{\em …}`.
[[nodiscard]] std::optional<Style> find_declaration(std::string_view command) noexcept;

/// Whether a command leaves no trace in the text: the font commands that say "as usual", `\relax`.
[[nodiscard]] bool is_transparent(std::string_view command) noexcept;    ///< with one argument: `\mbox{…}`
[[nodiscard]] bool is_empty_command(std::string_view command) noexcept;  ///< without: `\relax`, `\/`

/// Whether a command without an argument in braces takes the character that follows: `\textbf x`, `\char65`.
[[nodiscard]] bool takes_a_character(std::string_view command) noexcept;

}  // namespace bibconv::markup::latex
