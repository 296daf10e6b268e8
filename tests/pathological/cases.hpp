#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

// Inputs that somebody makes to bring a program down, each of any size. One row a case: cases.cpp.
namespace bibconv::test {

struct Pathology {
    std::string_view name;
    std::string_view from;                    ///< the format that it is read as
    std::string (*make)(std::size_t size);    ///< how it is made, of about so many bytes
    std::string_view to = "badges csl-json";  ///< what it is converted to
    std::size_t least = 0;  ///< below this size it is dearer by the piece, up to a bound that is said elsewhere
};

[[nodiscard]] std::span<const Pathology> pathologies();

}  // namespace bibconv::test
