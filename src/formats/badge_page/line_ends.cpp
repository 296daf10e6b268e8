#include "formats/badge_page/line_ends.hpp"

#include <algorithm>

namespace bibconv::badge_page {

LineEnds line_ends_of(std::string_view text) noexcept {
    const auto newlines = std::ranges::count(text, '\n');
    const auto returns = std::ranges::count(text, '\r');
    if (returns == 0) return LineEnds::lf;
    if (newlines == 0) return LineEnds::cr;
    std::ptrdiff_t pairs = 0;
    for (std::size_t at = text.find("\r\n"); at != std::string_view::npos; at = text.find("\r\n", at + 2)) ++pairs;
    return pairs == newlines && pairs == returns ? LineEnds::crlf : LineEnds::mixed;
}

std::string with_newlines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
        out += text[i] == '\r' ? '\n' : text[i];
    }
    return out;
}

}  // namespace bibconv::badge_page
