#include "formats/badge_page/pattern.hpp"

#include <algorithm>

#include "text/unicode.hpp"

namespace bibconv::badge_page {

PatternParts split_pattern(std::string_view pattern) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) return {pattern, {}, {}, false};
    return {pattern.substr(0, open), pattern.substr(open + 1, close - open - 1), pattern.substr(close + 1), true};
}

std::optional<Captures> match(std::string_view pattern, std::string_view text) {
    Captures captures;
    PatternParts part = split_pattern(pattern);
    while (true) {
        if (!text.starts_with(part.before)) return std::nullopt;
        text.remove_prefix(part.before.size());
        if (!part.has_slot) {
            if (!text.empty()) return std::nullopt;
            return captures;
        }
        const PatternParts next = split_pattern(part.after);
        const bool last = next.before.empty() && !next.has_slot;
        const std::size_t end = last ? text.size() : text.find(next.before, 1);
        if (end == std::string_view::npos || end == 0) return std::nullopt;
        captures.emplace_back(part.slot, text.substr(0, end));
        text.remove_prefix(end);
        part = next;
    }
}

std::optional<Captures> match_address(std::string_view pattern, std::string_view address) {
    std::optional<Captures> captures = match(pattern, address);
    if (!captures || pattern.starts_with('{')) return captures;
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    for (auto& [slot, value] : *captures) {
        std::string decoded = markup::percent_decoded(value);
        if (text::is_utf8(decoded) && std::ranges::none_of(decoded, is_control)) value = std::move(decoded);
    }
    return captures;
}

}  // namespace bibconv::badge_page
