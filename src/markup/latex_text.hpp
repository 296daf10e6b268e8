#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/rich_text.hpp"
#include "markup/latex_tables.hpp"
#include "text/ascii.hpp"

// The small pieces that reading and writing LaTeX share.
namespace bibconv::markup::latex {

/// `\bibconvraw{format}{source}` carries what has no LaTeX: markup of other formats, odd mathematics.
inline constexpr std::string_view carrier = "bibconvraw";

using text::is_ascii_letter;
using text::is_space;

/// The braces of a text, matched in one pass. Escaped braces are characters.
class Braces {
public:
    explicit Braces(std::string_view source);

    /// The place of the `}` that closes the `{` at `open`; npos when there is none.
    [[nodiscard]] std::size_t partner(std::size_t open) const noexcept;

private:
    struct Pair {
        std::size_t open, close;
    };
    std::vector<Pair> pairs_;  // in the order of their openings
};

/// The name behind a backslash: a word of letters or one character (a whole code point); may be empty at the end.
[[nodiscard]] std::string_view command_name(std::string_view at_backslash);

/// What a byte may begin in text.
enum class Meaning : std::uint8_t { plain, space, ligature, syntax };
[[nodiscard]] constexpr Meaning meaning_of(char c) noexcept {
    switch (c) {
        case '\\':
        case '{':
        case '$':
        case '~': return Meaning::syntax;
        case '-':
        case '`':
        case '\'':
        case ',':
        case '<':
        case '>':
        case '!':
        case '?': return Meaning::ligature;
        default: return is_space(c) ? Meaning::space : Meaning::plain;
    }
}

/// The end of the bytes from `at` that mean themselves: no syntax, no ligature, single blanks.
[[nodiscard]] std::size_t skip_plain(std::string_view text, std::size_t at, std::size_t end) noexcept;

/// A ligature at the beginning of `text` (`--`, ``` `` ```) is appended as its character.
/// The number of bytes it takes; 0 when there is none.
[[nodiscard]] std::size_t ligature(std::string_view text, std::string& out);

/// The place of the apostrophe that closes the single quotation mark which `text` begins with: `word'. 0 when it is no
/// pair: an apostrophe within a word closes nothing.
[[nodiscard]] std::size_t closing_quote(std::string_view text) noexcept;

/// Whether two neighbours would be read as a ligature, or as the beginning of one.
[[nodiscard]] bool joins(char first, char second) noexcept;

/// One of TeX's numbers at the beginning of `text`: 233, '351, "E9, `\~. How many bytes it takes; 0 when there is
/// none, or none that is a character.
[[nodiscard]] std::size_t number(std::string_view text, char32_t& point);

/// Whether it is what stands in `\\[2pt]` and `\linebreak[4]`: a number, perhaps with a unit.
[[nodiscard]] bool is_length(std::string_view text) noexcept;

/// Takes one byte, or a run of white space as one space or one paragraph's end. The number of bytes.
std::size_t plain(std::string_view text, std::string& out);

/// Runs of white space as single spaces.
[[nodiscard]] std::string single_spaced(std::string_view text);

/// The accent over the first character of `base`; the others follow.
[[nodiscard]] std::string accented(const Accent& accent, std::string_view base);

/// Whether there is anything whose case could change: a letter, or markup.
[[nodiscard]] bool has_case(const RichText& text);

}  // namespace bibconv::markup::latex
