#pragma once

#include <cstddef>
#include <limits>
#include <string_view>

namespace bibconv::csl_json {

/// The rank of what is no member: more than that of any member.
inline constexpr std::size_t no_member = std::numeric_limits<std::size_t>::max();

/// The variables that the schema of CSL-JSON 1.0.2 has as members are written in a fixed order. Where one stands in it.
[[nodiscard]] std::size_t rank_of_member(std::string_view variable) noexcept;

/// Whether the schema allows the variable as a member of an item; the other ones live in `custom`.
[[nodiscard]] bool is_member(std::string_view variable) noexcept;

/// The type under which an entry is written. Zotero refuses a whole file that has the type "software".
[[nodiscard]] std::string_view written_type(std::string_view type) noexcept;

}  // namespace bibconv::csl_json
