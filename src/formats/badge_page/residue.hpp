#pragma once

#include <string>
#include <string_view>

#include "formats/badge_page/block.hpp"

namespace bibconv::badge_page {

/// The residue of a block: what its canonical rendering would lose, as `slot@digest=value` parted by "; ".
/// A slot is a word such as "title", "bullet.Venue" or "event.colour"; the digest is of the canonical text
/// that the value stands in for. "order" lists the slots of the badges as they stand in the row, "hide" those
/// that the row lacks, and "block" holds a whole block that no smaller slot explains.
[[nodiscard]] std::string residue_of(const Block& canonical, Block source);

/// The residue of a block that the parser does not know: all of it.
[[nodiscard]] std::string whole_residue(const Block& canonical, std::string_view source, const PageStyle& style);

/// The block printed with its residue: every slot whose digest still fits has the page's own text, the rest the
/// canonical one, so that an edit never brings stale text back. Text that is not safe to publish is left out.
[[nodiscard]] std::string print_with_residue(Block canonical, std::string_view residue, const PageStyle& style);

/// Four characters (24 bits) that tell whether a text has changed.
[[nodiscard]] std::string digest(std::string_view text);

}  // namespace bibconv::badge_page
