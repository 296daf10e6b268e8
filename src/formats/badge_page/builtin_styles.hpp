#pragma once

#include <span>
#include <string_view>

namespace bibconv::badge_page {

/// A file of styles/, compiled in.
struct BuiltinStyle {
    std::string_view name;  ///< without ".json"
    std::string_view json;
};

/// All of styles/, the schema included, in alphabetical order.
[[nodiscard]] std::span<const BuiltinStyle> builtin_styles() noexcept;

}  // namespace bibconv::badge_page
