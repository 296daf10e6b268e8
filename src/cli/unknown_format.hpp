#pragma once

#include <string>
#include <string_view>

namespace bibconv::cli {

/// The complaint about a format's name that does not exist, with the one that was probably meant.
/// `possible` are the names to choose from, for when nothing comes near.
[[nodiscard]] std::string unknown_format(std::string_view name, std::string_view possible);

}  // namespace bibconv::cli
