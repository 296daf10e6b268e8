#pragma once

#include <array>
#include <string_view>

namespace bibconv::text {

/// Some of the 256 bytes, made by the compiler, to skip quickly whatever is none of them.
class ByteSet {
public:
    explicit constexpr ByteSet(std::string_view bytes) {
        for (const char c : bytes) add(c);
    }
    /// And the control characters of ASCII below the space.
    [[nodiscard]] constexpr ByteSet with_controls() const {
        ByteSet set = *this;
        for (char c = 0; c < ' '; ++c) set.add(c);
        return set;
    }
    /// And letters and digits of ASCII.
    [[nodiscard]] constexpr ByteSet with_alphanumerics() const {
        ByteSet set = *this;
        for (char c = '0'; c <= '9'; ++c) set.add(c);
        for (char c = 'a'; c <= 'z'; ++c) set.add(c);
        for (char c = 'A'; c <= 'Z'; ++c) set.add(c);
        return set;
    }

    [[nodiscard]] constexpr bool contains(char c) const noexcept { return has_[static_cast<unsigned char>(c)]; }

    /// Where the first of them stands from `from` on; the text's size when none does.
    [[nodiscard]] constexpr std::size_t first_in(std::string_view text, std::size_t from = 0) const noexcept {
        while (from < text.size() && !contains(text[from])) ++from;
        return from;
    }

private:
    constexpr void add(char c) { has_[static_cast<unsigned char>(c)] = true; }

    std::array<bool, 256> has_{};
};

}  // namespace bibconv::text
