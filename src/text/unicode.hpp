#pragma once

#include <string>
#include <string_view>

namespace bibconv::text {

/// Whether the bytes are well-formed UTF-8.
[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

/// The bytes as well-formed UTF-8: what begins no character, or only begins one, becomes U+FFFD.
[[nodiscard]] std::string repaired_utf8(std::string_view bytes);

/// A spelling for comparing names and titles: compatibility-decomposed, without accents, case,
/// spaces and punctuation. "O'Neill, Zoë" and "ONEILL zoe" fold alike.
[[nodiscard]] std::string fold(std::string_view utf8);

/// ASCII letters and digits, lower case, everything else transliterated (Müller → muller,
/// Иванов → ivanov) or dropped. For citation keys and anchors.
[[nodiscard]] std::string ascii_slug(std::string_view utf8);

/// Whether there is a character of the Han, Hiragana, Katakana or Hangul scripts.
[[nodiscard]] bool has_cjk(std::string_view utf8);

/// Whether there is a Hiragana or Katakana letter: the text is Japanese.
[[nodiscard]] bool has_kana(std::string_view utf8);

/// Lower case by the rules of no particular language.
[[nodiscard]] std::string lower(std::string_view utf8);

/// Upper case by the rules of no particular language.
[[nodiscard]] std::string upper(std::string_view utf8);

/// Code points in valid UTF-8.
[[nodiscard]] std::size_t length(std::string_view utf8);

/// At most `limit` code points, cut at a word's end where there is one, with "…" for what is cut.
[[nodiscard]] std::string shortened(std::string_view utf8, std::size_t limit);

}  // namespace bibconv::text
