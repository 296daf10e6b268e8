#include "markup/web_address.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "markup/html_text.hpp"
#include "text/ascii.hpp"

namespace bibconv::markup {
namespace {

constexpr bool ends_address(char c) noexcept {
    return static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7f || c == '<' || c == '>' ||
           c == '"' || c == '\\' || c == '`';
}

// Without the punctuation that belongs to the sentence; a ')' only counts when it closes nothing inside.
std::string_view without_sentence_end(std::string_view address) noexcept {
    auto surplus = std::ranges::count(address, ')') - std::ranges::count(address, '(');
    for (; !address.empty(); address.remove_suffix(1)) {
        const bool closes_nothing = address.back() == ')' && surplus-- > 0;
        if (!closes_nothing && std::string_view("?!.,:;*_~'").find(address.back()) == std::string_view::npos) break;
    }
    return address;
}

bool holds_reference(std::string_view address) noexcept {
    for (std::size_t at = address.find('&'); at != std::string_view::npos; at = address.find('&', at + 1)) {
        if (is_character_reference(address, at)) return true;
    }
    return false;
}

}  // namespace

std::size_t web_address_reach(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::ranges::find_if(text, ends_address) - text.begin());
}

std::size_t web_address_length(std::string_view text) noexcept {
    const std::size_t scheme = web_scheme_length(text);
    if (scheme == 0) return 0;
    const auto address = without_sentence_end(text.substr(0, web_address_reach(text)));
    return address.size() > scheme && !holds_reference(address) && !holds_template(address) ? address.size() : 0;
}

bool acts_as_element(std::string_view address) {
    const std::string attributes = text::ascii_lower(address);
    constexpr auto acting = std::to_array<std::string_view>({"/on", "/style", "='"});
    return std::ranges::any_of(acting, [&](auto one) { return attributes.find(one) != std::string::npos; });
}

}  // namespace bibconv::markup
