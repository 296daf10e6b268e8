#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "markup/percent.hpp"

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

/// `expand` for an address: what is a part of it, not the whole, is percent-encoded there. DOIs have '<', '#' and '%'.
template <class Lookup>
[[nodiscard]] std::optional<std::string> expand_address(std::string_view pattern, const Lookup& lookup) {
    if (pattern.starts_with('{')) return expand(pattern, lookup);
    std::string encoded;
    return expand(pattern, [&](std::string_view slot) -> std::string_view {
        return encoded = markup::percent_encoded(lookup(slot));
    });
}

/// The inverse. What would be no text when decoded stays as it is.
[[nodiscard]] std::optional<Captures> match_address(std::string_view pattern, std::string_view address);

}  // namespace bibconv::badge_page
