#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bibconv/item.hpp"

namespace bibconv::model {

struct NamedLink {
    std::string url;
    std::string text;  ///< what the badge says; empty: the style's word
};

struct Links {
    std::vector<NamedLink> links;
    std::string words;  ///< what stands beside them and is no address: "available on request"
};

/// What a field for links says: one bare address, several parted by white space or commas, words, or rich text with
/// links. A blank within an address is percent-encoded.
[[nodiscard]] Links links_and_words_of(const Entry& entry, std::string_view field);

/// The links alone.
[[nodiscard]] std::vector<NamedLink> links_of(const Entry& entry, std::string_view field);

/// Adds one to the field, as a bare URL where that says it all.
void add_link(Entry& entry, std::string_view field, const NamedLink& link);

/// "www.youtube.com/watch" → "youtube.com"; "" for relative references.
[[nodiscard]] std::string host_of(std::string_view url);

/// The value for that host or one it is part of ("gist.github.com" is part of "github.com"), or null.
template <class Map>
[[nodiscard]] auto find_host(const Map& map, std::string_view host) -> decltype(&map.begin()->second) {
    while (!host.empty()) {
        if (const auto found = map.find(host); found != map.end()) return &found->second;
        const std::size_t dot = host.find('.');
        if (dot == std::string_view::npos) break;
        host = host.substr(dot + 1);
    }
    return nullptr;
}

}  // namespace bibconv::model
