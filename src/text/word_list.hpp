#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/ascii.hpp"

namespace bibconv::text {

/// Whether `word` is in a list of words parted by spaces, and one word.
[[nodiscard]] constexpr bool lists(std::string_view words, std::string_view word) noexcept {
    if (word.find(' ') != std::string_view::npos) return false;
    for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
    }
    return false;
}

/// Calls with each part of a list that is parted by commas, without the white space around it; not with empty ones.
template <class Visit>
void for_each_listed(std::string_view list, Visit visit) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (const std::string_view part = trimmed(list.substr(0, end)); !part.empty()) visit(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

}  // namespace bibconv::text
