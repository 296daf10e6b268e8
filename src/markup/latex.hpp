#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "bibconv/rich_text.hpp"

namespace bibconv::markup {

/// Told of every command that was kept as raw LaTeX, such as "\\mathrm".
using UnknownCommand = std::function<void(std::string_view command)>;

/// LaTeX as it stands in bibliographies → rich text. Never fails: what is not understood becomes
/// `Raw{"latex"}`, unmatched delimiters become text. A run of white space counts as one space, with a
/// blank line in it as a paragraph's end ("\n\n"). Linear in the length; nesting beyond 100 stays raw.
[[nodiscard]] RichText decode_latex(std::string_view latex, const UnknownCommand& unknown = {});

/// Whether it says the same as plain text: no markup, no ligatures, single blanks.
[[nodiscard]] bool is_its_own_text(std::string_view latex) noexcept;

/// The text of `decode_latex` without its markup.
[[nodiscard]] std::string decode_text(std::string_view latex);

/// Rich text → LaTeX in the spellings that most readers of .bib files understand: UTF-8 for all that
/// is not ASCII, always balanced in the braces that BibTeX counts. `decode_latex` gives the same
/// value back, for any value that is normalised.
[[nodiscard]] std::string encode_latex(const RichText& text);

/// Whether `encode_latex` keeps all of its markup: what is nested deeper than 95 becomes plain text.
[[nodiscard]] bool latex_holds(const RichText& text);

/// LaTeX in which every character beyond ASCII that has a name in LaTeX has it: `é` is `{\'e}`. The others stay.
/// `decode_latex` reads it as the same.
[[nodiscard]] std::string ascii_latex(std::string_view latex);

/// A verbatim value (URL, DOI, identifier) as people write it in LaTeX: the escapes that some put into
/// URLs (`\_`, `\%`, `\&`, `\~{}` …) are undone, everything else stays.
[[nodiscard]] std::string decode_verbatim(std::string_view latex);

/// The inverse: a verbatim value that survives between braces. Most values are left as they are.
[[nodiscard]] std::string encode_verbatim(std::string_view verbatim);

/// Whether the braces that BibTeX counts (it knows no escapes) are balanced.
[[nodiscard]] bool is_balanced(std::string_view latex) noexcept;

}  // namespace bibconv::markup
