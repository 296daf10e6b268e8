#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/badge_page/block.hpp"

namespace bibconv::badge_page {

/// The residue of a block: what its canonical rendering would lose, as `slot@digest=value` parted by "; ".
/// A slot is a word such as "title", "bullet.Venue" or "event.colour"; the digest is of the canonical text
/// that the value stands in for. "order" lists the slots of the badges as they stand in the row, "hide" those
/// that the row lacks, and "block" holds a whole block that no smaller slot explains. A slot is named once.
[[nodiscard]] std::string residue_of(const Block& canonical, Block source);

/// The residue of a block that `print_block` cannot print: all of it. The attributes of the card stand on their own
/// as well, so that they outlive an edit.
[[nodiscard]] std::string whole_residue(const Block& canonical, const Block& source, std::string_view text,
                                        const PageStyle& style);

/// The block printed with its residue: every slot whose digest still fits has the page's own text, the rest the
/// canonical one, so that an edit never brings stale text back. Text that is not safe to publish is left out, and
/// the name of its slot goes to `refused`.
[[nodiscard]] std::string print_with_residue(Block canonical, std::string_view residue, const PageStyle& style,
                                             std::vector<std::string>* refused = nullptr);

/// Whether the residue holds a whole block that stands in for another one than this: the entry was edited since, and
/// what only that block held comes to nothing.
[[nodiscard]] bool has_stale_block(const Block& canonical, std::string_view residue, const PageStyle& style);

/// Four characters (24 bits) that tell whether a text has changed.
[[nodiscard]] std::string digest(std::string_view text);

}  // namespace bibconv::badge_page
