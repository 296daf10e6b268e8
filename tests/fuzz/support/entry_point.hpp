#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

// What libFuzzer calls, and what it has to be called back for.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed);

namespace bibconv::fuzz {

/// The one format of a reader's target; "" where the input says it.
extern const std::string_view only_format;

}  // namespace bibconv::fuzz
