#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bibconv/item.hpp"

// What the benchmarks are run on.
namespace bibconv::bench {

/// A .bib of some hundred kilobytes: the file that BIBCONV_BENCH_BIB names, else the samples, again and again.
[[nodiscard]] const std::string& bibliography();

/// What a .bib makes when it is read.
[[nodiscard]] std::vector<Item> read_bib(const std::string& text);

/// The raw values of one kind of field in `bibliography`, without their delimiters: "title", "author".
[[nodiscard]] std::vector<std::string_view> raw_values(std::string_view field);

/// Their lengths together.
[[nodiscard]] std::size_t bytes_of(const std::vector<std::string_view>& texts) noexcept;

}  // namespace bibconv::bench
