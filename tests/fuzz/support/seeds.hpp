#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bibconv::fuzz {

struct Seed {
    std::string name;  ///< of a file
    std::string bytes;
};

/// What a target begins with: samples, inputs of other tests, and what people have written where ../shared is there.
[[nodiscard]] std::vector<Seed> seeds_of(std::string_view target);

}  // namespace bibconv::fuzz
