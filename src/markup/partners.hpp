#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace bibconv::markup {

/// The brackets of a text, matched in one pass, so that asking for each of them stays linear. A backslash escapes
/// the character behind it.
class Partners {
public:
    Partners(std::string_view text, char opens, char closes);

    /// The place of the bracket that closes the one at `open`; npos when there is none, or no bracket at `open`.
    [[nodiscard]] std::size_t of(std::size_t open) const noexcept {
        return open < closing_.size() ? closing_[open] : std::string_view::npos;
    }

private:
    std::vector<std::size_t> closing_;  // empty for a text without such brackets
};

}  // namespace bibconv::markup
