#pragma once

#include <string>
#include <string_view>

namespace bibconv::bibtex {

/// The BCP 47 tag of a language by babel's name ("ngerman" is "de"); the text itself, decoded, when it has none.
[[nodiscard]] std::string language_tag(std::string_view babel);

/// Babel's name of a language; the tag itself, encoded, when there is none. `language_tag` leads back.
[[nodiscard]] std::string babel_name(std::string_view tag);

}  // namespace bibconv::bibtex
