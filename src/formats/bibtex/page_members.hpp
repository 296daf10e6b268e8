#pragma once

#include <string>
#include <string_view>

namespace bibconv::bibtex {

/// What a block of a page in a .bib may hold, and how it is written there.
struct PageMember {
    std::string_view name;
    std::string_view kinds;  ///< of blocks that have it: "header section"
    bool latex;              ///< it is text; the others are verbatim
    std::string_view words;  ///< what it may say; empty: anything
};

/// Nullptr when no block has such a member.
[[nodiscard]] const PageMember* find_page_member(std::string_view name) noexcept;

[[nodiscard]] bool is_page_kind(std::string_view kind) noexcept;

/// "level, title, …": the members of a kind of block.
[[nodiscard]] std::string page_members_of(std::string_view kind);

}  // namespace bibconv::bibtex
