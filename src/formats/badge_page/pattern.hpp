#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bibconv::badge_page {

using Lookup = std::function<std::string(std::string_view slot)>;
using Captures = std::vector<std::pair<std::string, std::string>>;

/// Fills the slots of a pattern ("https://arxiv.org/abs/{arxiv}"). Nothing when one of them is empty.
[[nodiscard]] std::optional<std::string> expand(std::string_view pattern, const Lookup& lookup);

/// The inverse: what each slot must hold for the pattern to give `text`, every slot as short as
/// possible and none empty. Nothing when it cannot.
[[nodiscard]] std::optional<Captures> match(std::string_view pattern, std::string_view text);

}  // namespace bibconv::badge_page
