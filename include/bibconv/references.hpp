#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bibconv {

/// Keys of entries.
using KeySet = std::set<std::string, std::less<>>;

/// The keys by which entries of an input name others that they take fields over from, and where these may stand. Of an
/// entry 16 bytes are kept.
struct References {
    /// An item of the input that is read ahead, alone, if it is wanted.
    struct Place {
        std::uint64_t offset = 0;  ///< in bytes, from the beginning of the input
        std::uint32_t length = 0;
        std::uint32_t key = definition;  ///< the number of a key of an entry: other keys may have the same
    };
    static constexpr std::uint32_t definition = 0;  ///< other items need it to be read: they are always wanted

    [[nodiscard]] static std::uint32_t number_of(std::string_view key) noexcept {
        const auto number = static_cast<std::uint32_t>(std::hash<std::string_view>{}(key));
        return number == definition ? 1 : number;
    }

    /// Adds a place behind all others. An entry with several keys has several.
    void add(const Place& place) {
        if (places.empty() || places.back().size() == chunk) places.emplace_back().reserve(chunk);
        places.back().push_back(place);
    }

    KeySet wanted;
    std::vector<std::vector<Place>> places;  ///< in the order of the input, part by part

private:
    // So large that the memory goes back to the system, which small pieces between others do not.
    static constexpr std::size_t chunk = (std::size_t{1} << 20U) / sizeof(Place);
};

}  // namespace bibconv
