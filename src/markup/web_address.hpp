#pragma once

#include <cstddef>
#include <string_view>

namespace bibconv::markup {

/// The length of "http://" or "https://" that `text` begins with, 0 when there is none.
[[nodiscard]] constexpr std::size_t web_scheme_length(std::string_view text) noexcept {
    return text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
}

/// The length of the http or https address that `text` begins with, 0 when there is none. It ends at white space,
/// a quotation mark or an angle bracket, and leaves out what ends the sentence around it (GFM 6.9, "extended
/// autolinks").
[[nodiscard]] std::size_t web_address_length(std::string_view text) noexcept;

/// How far such an address could reach at most: up to white space, a quotation mark or an angle bracket.
[[nodiscard]] std::size_t web_address_reach(std::string_view text) noexcept;

/// Whether the whole text is such an address.
[[nodiscard]] inline bool is_web_address(std::string_view text) noexcept {
    return !text.empty() && web_address_length(text) == text.size();
}

/// Whether `<address>` would act where no Markdown is read: there it is an element of HTML, and each slash begins an
/// attribute, such as "onfocus=…" (HTML, 13.2.5.40), or one that goes on to the next quotation mark of the page.
[[nodiscard]] bool acts_as_element(std::string_view address);

}  // namespace bibconv::markup
