#pragma once

#include <string>
#include <string_view>

namespace bibconv::badge_page {

/// What a string of a style must be so that the page it is written into stays inert, by the `format` that the schema
/// gives the member.
struct StringFormat {
    std::string_view name;
    bool (*fits)(const std::string& value);
    std::string_view demand;  ///< "must be …"
};

/// Nullptr when there is none of that name.
[[nodiscard]] const StringFormat* find_string_format(std::string_view name);

}  // namespace bibconv::badge_page
