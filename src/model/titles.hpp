#pragma once

#include <string_view>

#include "bibconv/item.hpp"

namespace bibconv::model {

/// "Title: Subtitle", or "Title? Subtitle" where the title ends a sentence itself.
[[nodiscard]] RichText with_subtitle(RichText title, RichText subtitle);

/// The variable that `volume-title` is the title of a volume of, for works of a type that come in volumes; else "".
[[nodiscard]] std::string_view title_of_volumes(std::string_view type) noexcept;

}  // namespace bibconv::model
