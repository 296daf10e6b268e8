#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bibconv/item.hpp"
#include "model/owner.hpp"

namespace bibconv::badge_page {

/// Names as the page lists them, in inline Markdown: parted by ", ", the owner in bold, another script's
/// name in brackets behind a name, then its marks, "et al." or "(他)" for "and others". The marks are the entry's.
[[nodiscard]] std::string authors_text(const NameList& names, const Entry& entry, const model::Owner& owner);

/// A list of names as it was read, and the marks behind each of them.
struct ListedNames {
    NameList list;
    std::vector<std::string> marks;
};

/// The inverse. An alias that the owner has anyway is not stored again.
[[nodiscard]] ListedNames parse_authors_text(std::string_view text, const model::Owner& owner);

/// The names in bold, as spellings for `Owner`: "藤井一喜 = Kazuki Fujii".
[[nodiscard]] std::vector<std::string> bold_names(std::string_view text);

}  // namespace bibconv::badge_page
