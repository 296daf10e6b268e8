#include "formats/badge_page/case_protection.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

using text::is_upper;
constexpr bool is_word(char c) noexcept { return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool needs_protection(std::string_view word) {
    return word.size() > 1 && std::ranges::any_of(word.substr(1), is_upper);
}

void append_protected(RichText& out, std::string_view text) {
    while (!text.empty()) {
        const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, is_word) - text.begin());
        const std::string_view word = text.substr(0, end);
        if (needs_protection(word))
            out.append(Inline(Styled{Style::nocase, word}));
        else
            out.append(word);
        text.remove_prefix(end);
        const auto next = static_cast<std::size_t>(std::ranges::find_if(text, is_word) - text.begin());
        out.append(text.substr(0, next));
        text.remove_prefix(next);
    }
}

}  // namespace

RichText protect_capitals(RichText title) {
    if (text::has_cjk(plain_text(title))) return title;
    RichText out;
    for (Inline& node : title.nodes) {
        if (const auto* text = std::get_if<Text>(&node))
            append_protected(out, text->text);
        else
            out.append(std::move(node));
    }
    return out;
}

}  // namespace bibconv::badge_page
