#pragma once

#include <string_view>

namespace bibconv::text {

/// Whether `word` is in a list of words parted by spaces.
[[nodiscard]] constexpr bool lists(std::string_view words, std::string_view word) noexcept {
    for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
    }
    return false;
}

}  // namespace bibconv::text
