#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bibconv::badge_page {

using Captures = std::vector<std::pair<std::string, std::string>>;

/// The beginning of a pattern: the text before its first slot, the slot, and what follows.
struct PatternParts {
    std::string_view before, slot, after;
    bool has_slot = false;
};
[[nodiscard]] PatternParts split_pattern(std::string_view pattern);

/// Fills the slots of a pattern ("https://arxiv.org/abs/{arxiv}") with what `lookup` has for their names. Nothing when
/// one of them is empty.
template <class Lookup>
[[nodiscard]] std::optional<std::string> expand(std::string_view pattern, const Lookup& lookup) {
    std::string out;
    for (PatternParts part = split_pattern(pattern);; part = split_pattern(part.after)) {
        if (!part.has_slot) return out.append(part.before);
        const std::string_view value = lookup(part.slot);
        if (value.empty()) return std::nullopt;
        out.append(part.before).append(value);
    }
}

/// The inverse: what each slot must hold for the pattern to give `text`, every slot as short as
/// possible and none empty. Nothing when it cannot.
[[nodiscard]] std::optional<Captures> match(std::string_view pattern, std::string_view text);

}  // namespace bibconv::badge_page
