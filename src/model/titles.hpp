#pragma once

#include <string_view>

#include "bibconv/item.hpp"

namespace bibconv::model {

/// "Title: Subtitle", or "Title? Subtitle" where the title ends a sentence itself.
[[nodiscard]] RichText with_subtitle(RichText title, RichText subtitle);

/// The variable that ends with what the field has in works of that type: `title` with `bibtex:subtitle`, and
/// `container-title` with `bibtex:booksubtitle`, but of articles with `bibtex:journalsubtitle`. "" for other fields.
[[nodiscard]] std::string_view title_of_subtitle(std::string_view field, std::string_view type) noexcept;

/// Whether the field is a subtitle that a title of the entry has in it, so that who has the title has both.
[[nodiscard]] bool is_end_of_title(const Field& field, const Entry& entry);

/// The variable that `volume-title` is the title of a volume of, for works of a type that come in volumes; else "".
[[nodiscard]] std::string_view title_of_volumes(std::string_view type) noexcept;

}  // namespace bibconv::model
