#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/item.hpp"
#include "formats/badge_page/author_marks.hpp"
#include "model/owner.hpp"

namespace bibconv::badge_page {

/// Names as the page lists them, in inline Markdown: parted by ", ", the owner (at the place `own`) in bold, another
/// script's name in brackets behind a name, then its marks, "et al." or "(他)" where there are others.
[[nodiscard]] std::string authors_text(const std::vector<MarkedName>& names, bool others,
                                       std::optional<std::size_t> own, const model::Owner& owner);

/// A list of names as it was read, and the marks behind each of them.
struct ListedNames {
    NameList list;
    std::vector<std::string> marks;
};

/// The inverse. An alias that the owner has anyway is not stored again.
[[nodiscard]] ListedNames parse_authors_text(std::string_view text, const model::Owner& owner);

/// Whether works of that CSL type are the page owner's alone where a card names nobody: talks, posts, books, chapters.
[[nodiscard]] bool are_owners_alone(std::string_view type) noexcept;

/// Whether naming these authors says nothing.
[[nodiscard]] bool are_implied(const NameList& authors, std::string_view type, const model::Owner& owner);

/// The names in bold, as spellings for `Owner`: "藤井一喜 = Kazuki Fujii".
[[nodiscard]] std::vector<std::string> bold_names(std::string_view text);

}  // namespace bibconv::badge_page
