#pragma once

#include <set>
#include <string>
#include <vector>

#include "formats/badge_page/block.hpp"
#include "formats/badge_page/page.hpp"

namespace bibconv::badge_page {

/// Writes the text fields of an entry into the block, as bullets and paragraphs.
void compose_texts(const Entry& entry, const Page& page, Block& block);

/// The inverse.
void understand_texts(const Block& block, Entry& entry, const Page& page);

/// The variables that bullets and paragraphs of this entry show.
[[nodiscard]] std::set<std::string, std::less<>> texts_shown(const Entry& entry, const PageStyle& style);

/// The chapter's title when the block is about a chapter: its bold paragraph names it, its heading is the book's.
[[nodiscard]] std::string chapter_title(const Block& block);

}  // namespace bibconv::badge_page
