#include "markup/partners.hpp"

namespace bibconv::markup {

Partners::Partners(std::string_view text, char opens, char closes) {
    if (text.find(opens) == std::string_view::npos) return;
    closing_.assign(text.size(), std::string_view::npos);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == opens) {
            open.push_back(i);
        } else if (text[i] == closes && !open.empty()) {
            closing_[open.back()] = i;
            open.pop_back();
        }
    }
}

}  // namespace bibconv::markup
