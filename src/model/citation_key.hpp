#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/compact_map.hpp"
#include "bibconv/item.hpp"

namespace bibconv::model {

/// A citation key of parts its owner can read: the first author's family name, the year and the first word of
/// the title that means something ("fujii2024continual"), all in ASCII letters and digits. Where the first
/// author's name is in no alphabet, `stand_in` (a name in Latin script) is used instead if it has a family name.
/// Never empty.
[[nodiscard]] std::string citation_key(const Entry& entry, const Name& stand_in = {});

/// Keeps keys apart: the second "x" becomes "xa", the third "xb".
class UniqueKeys {
public:
    [[nodiscard]] std::string unique(const std::string& key);

private:
    struct Nothing {};
    base::CompactMap<Nothing> seen_;
    std::unordered_map<std::uint64_t, unsigned> repeated_;  // how often, beyond the first time
};

}  // namespace bibconv::model
