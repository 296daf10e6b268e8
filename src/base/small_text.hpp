#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>

namespace bibconv::base {

/// All that is left of a stream which people write by hand, such as a style; none when it cannot be read, or is longer
/// than `most` bytes, and then little more is read of it: it may have no end.
[[nodiscard]] inline std::optional<std::string> small_text(std::istream& in, std::size_t most) {
    if (!in) return std::nullopt;
    std::string text(4096, '\0');
    std::size_t size = 0;
    while (in.read(text.data() + size, static_cast<std::streamsize>(text.size() - size)), in.gcount() > 0) {
        size += static_cast<std::size_t>(in.gcount());
        if (size > most) return std::nullopt;
        if (size == text.size()) text.resize(2 * size);
    }
    if (in.bad()) return std::nullopt;
    text.resize(size);
    return text;
}

}  // namespace bibconv::base
