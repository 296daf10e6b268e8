#pragma once

#include <span>
#include <string_view>

#include "formats/json_ld/draft.hpp"

namespace bibconv::json_ld {

/// Where a field goes. `apply` says no when this kind of work has no such property; the next rule of the
/// field is tried then.
struct Rule {
    std::string_view field;
    bool (*apply)(Draft& draft, const Field& field, std::string_view property);
    std::string_view property;
};

/// All rules, in the order in which the properties are written.
[[nodiscard]] std::span<const Rule> rules() noexcept;

}  // namespace bibconv::json_ld
