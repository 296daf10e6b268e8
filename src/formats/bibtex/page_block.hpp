#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/item.hpp"
#include "formats/bibtex/raw.hpp"

// The structure of a page inside a .bib: `@comment{bibconv-page section, title = {…}, …}`.
namespace bibconv::bibtex {

/// The canonical block of a section, a row of badges or prose; "" for other items.
[[nodiscard]] std::string render_block(const Item& item);

struct PageBlock {
    std::optional<Item> item;
    std::vector<Fault> faults;  ///< with their places in the body
};

/// The item that the body of a @comment describes, and what of it is not understood; nothing for any other comment.
[[nodiscard]] PageBlock parse_block(std::string_view body, const Span& span);

/// Whether `text`, the bytes of a @comment, still says what the item says.
[[nodiscard]] bool describes(std::string_view text, const Item& item);

}  // namespace bibconv::bibtex
