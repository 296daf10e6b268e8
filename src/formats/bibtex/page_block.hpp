#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bibconv/item.hpp"

// The structure of a page inside a .bib: `@comment{bibconv-page section, title = {…}, …}`.
namespace bibconv::bibtex {

[[nodiscard]] std::string render_block(const Section& section);
[[nodiscard]] std::string render_block(const BadgeRow& row);
[[nodiscard]] std::string render_block(const Prose& prose);

/// The item that the body of a @comment describes; nothing for any other comment.
[[nodiscard]] std::optional<Item> parse_block(std::string_view body, const Span& span);

}  // namespace bibconv::bibtex
