#pragma once

#include <string>
#include <string_view>

#include "bibconv/item.hpp"
#include "markup/markdown.hpp"

namespace bibconv::badge_page {

/// A field as text without markup, as `Fields::text` has it, but copied to `joined` only where the value is more than
/// one piece of text.
[[nodiscard]] std::string_view text_of(const Entry& entry, std::string_view field, std::string& joined);

/// A field as inline Markdown; "" when absent.
[[nodiscard]] std::string markdown_of(const Entry& entry, std::string_view field,
                                      const markup::Surroundings& around = {});

}  // namespace bibconv::badge_page
