#pragma once

#include <array>
#include <forward_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/item.hpp"
#include "formats/badge_page/author_marks.hpp"
#include "formats/badge_page/page.hpp"

namespace bibconv::badge_page {

/// What the page says about one entry, each worked out when it is first asked for, and once. The entry must stay as
/// it is meanwhile.
class Facts {
public:
    Facts(const Entry& of, const Page& on) : entry(of), page(on), type(on.types.of(of.type)) {}

    const Entry& entry;
    const Page& page;
    const TypeStyle& type;

    /// A field as text without markup; "" when absent.
    [[nodiscard]] std::string_view text(std::string_view field) const;
    /// The word a slot of a badge pattern stands for (see slots.hpp); "" when there is none.
    [[nodiscard]] std::string_view word(std::string_view slot) const;
    /// The row of the style's table for the entry's venue, or null.
    [[nodiscard]] const Venue* venue() const;
    [[nodiscard]] const std::vector<MarkedName>& authors() const;
    /// The page owner's place among the authors, from 0.
    [[nodiscard]] std::optional<std::size_t> own_place() const;

    static constexpr std::size_t computed_words = 18;

private:
    mutable std::array<std::optional<std::string>, computed_words> words_;
    mutable std::optional<const Venue*> venue_;
    mutable std::optional<std::vector<MarkedName>> authors_;
    mutable std::optional<std::optional<std::size_t>> own_place_;
    mutable std::forward_list<std::string> texts_;  // those that had to be put together
};

}  // namespace bibconv::badge_page
