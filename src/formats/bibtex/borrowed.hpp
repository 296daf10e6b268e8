#pragma once

#include <string_view>

#include "formats/bibtex/raw.hpp"

namespace bibconv::bibtex {

// `@comment{bibconv-needs}`: what follows belongs to other parts of a .bib that was split. It defines and is taken over
// from, but is not there. Up to `@comment{bibconv-part}`.
inline constexpr std::string_view needs_mark = "bibconv-needs";
inline constexpr std::string_view part_mark = "bibconv-part";

/// Knows which items of a file belong to other parts.
class Borrowing {
public:
    /// To be told of every item, in order. Whether it is a mark or borrowed.
    [[nodiscard]] bool covers(const RawItem& item) noexcept {
        const bool comment = item.kind == RawItem::Kind::comment;
        if (comment && item.body == needs_mark) borrowing_ = true;
        if (!comment || item.body != part_mark) return borrowing_;
        const bool was = borrowing_;
        borrowing_ = false;
        return was;
    }

private:
    bool borrowing_ = false;
};

}  // namespace bibconv::bibtex
