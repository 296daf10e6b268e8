#include "formats/badge_page/comments.hpp"

#include <algorithm>

namespace bibconv::badge_page {

std::string without_comments(std::string_view text) {
    std::string out;
    while (true) {
        const std::size_t open = text.find("<!--");
        const std::size_t close = open == std::string_view::npos ? open : text.find("-->", open);
        if (close == std::string_view::npos) return out.append(text);
        out += text.substr(0, open);
        const std::string_view comment = text.substr(open, close + 3 - open);
        out.append(static_cast<std::size_t>(std::ranges::count(comment, '\n')), '\n');
        text.remove_prefix(close + 3);
    }
}

}  // namespace bibconv::badge_page
