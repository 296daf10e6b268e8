#pragma once

#include <string>
#include <string_view>

#include "bibconv/name.hpp"
#include "model/owner.hpp"

namespace bibconv::badge_page {

/// Names as the page lists them, in inline Markdown: parted by ", ", the owner in bold, another script's
/// name in brackets behind a name, "et al." or "(他)" for "and others".
[[nodiscard]] std::string authors_text(const NameList& names, const model::Owner& owner);

/// The inverse. An alias that the owner has anyway is not stored again.
[[nodiscard]] NameList parse_authors_text(std::string_view text, const model::Owner& owner);

/// The names in bold, as spellings for `Owner`: "藤井一喜 = Kazuki Fujii".
[[nodiscard]] std::vector<std::string> bold_names(std::string_view text);

}  // namespace bibconv::badge_page
