#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "bibconv/rich_text.hpp"

namespace bibconv::fuzz {

/// Ends the process as a sanitizer does when a promise is broken. `detail` is for whoever looks at the finding.
void promise(bool kept, std::string_view what, std::string_view detail = {});

/// Two texts that must be the same; the first line that differs is shown.
void promise_same(std::string_view what, const std::string& expected, const std::string& actual);
void promise_same(std::string_view what, const RichText& expected, const RichText& actual);

/// The input of a target as text.
inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace bibconv::fuzz
