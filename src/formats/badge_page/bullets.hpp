#pragma once

#include <string>

#include "formats/badge_page/block.hpp"
#include "formats/badge_page/facts.hpp"
#include "formats/badge_page/page.hpp"

namespace bibconv::badge_page {

/// Writes the text fields of an entry into the block, as bullets and paragraphs.
void compose_texts(const Facts& facts, Block& block);

/// The inverse.
void understand_texts(const Block& block, Entry& entry, const Page& page);

/// The chapter's title when the block is about a chapter: its bold paragraph names it, its heading is the book's.
[[nodiscard]] std::string chapter_title(const Block& block);

/// Whether a card's bullets and paragraphs show the field, with its markup.
[[nodiscard]] bool texts_show(const TypeStyle& type, std::string_view field);

}  // namespace bibconv::badge_page
