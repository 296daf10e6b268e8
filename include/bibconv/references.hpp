#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/diagnostic.hpp"

namespace bibconv {

/// Keys of entries.
using KeySet = std::set<std::string, std::less<>>;
/// Keys that entries name, with the place of the first that does.
using NamedKeys = std::map<std::string, Span, std::less<>>;

/// The keys by which entries of an input name others that they take fields over from, and where these may stand. Of an
/// entry 16 bytes are kept.
struct References {
    /// An item of the input that is read ahead, alone, if it is wanted.
    struct Place {
        static constexpr std::uint32_t longest = 0xFFFFFFFF;  ///< a larger item is not read ahead

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

    NamedKeys wanted;                        ///< that entries take fields over from
    std::vector<std::vector<Place>> places;  ///< in the order of the input, part by part

private:
    // So large that the memory goes back to the system, which small pieces between others do not.
    static constexpr std::size_t chunk = (std::size_t{1} << 20U) / sizeof(Place);
};

}  // namespace bibconv
