#pragma once

#include <string>
#include <string_view>

#include "bibconv/item.hpp"

namespace bibconv::model {

/// What a part of a page may hold, under the names that a .bib has for them.
struct PageMember {
    std::string_view name;
    std::string_view kinds;  ///< of parts that have it: "header section"
    bool rich;               ///< it is text; the others are verbatim
    std::string_view words;  ///< what it may say; empty: anything
};

/// Nullptr when no part has such a member.
[[nodiscard]] const PageMember* find_page_member(std::string_view name) noexcept;

[[nodiscard]] bool is_page_kind(std::string_view kind) noexcept;

/// "level, title, …": the members of a kind of part.
[[nodiscard]] std::string page_members_of(std::string_view kind);

/// Whether it is the level of a section's heading, "1" to "6".
[[nodiscard]] bool is_section_level(std::string_view text) noexcept;

/// Whether the section, or the head of the page, may hold it.
[[nodiscard]] bool is_page_member(const Section& section, std::string_view name) noexcept;

}  // namespace bibconv::model
