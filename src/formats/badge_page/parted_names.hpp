#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bibconv::badge_page {

/// What a list of authors on a page says instead of those it leaves out.
[[nodiscard]] bool says_others(std::string_view name) noexcept;

/// The names of a list in Markdown, parted as people do: "A, B, and C", "A, B & C", "A; B", "Family, G., Family, G.",
/// which become "G. Family".
[[nodiscard]] std::vector<std::string> parted_names(std::string_view given);

}  // namespace bibconv::badge_page
