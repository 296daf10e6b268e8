#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/format.hpp"
#include "formats/bibtex/raw.hpp"

namespace bibconv::bibtex {

/// The abbreviations of a file: `@string`s, of the files before it too, and the months. Names know no case.
class Macros {
public:
    explicit Macros(Definitions& values) : values_(values) {}

    /// Told of a macro that cannot be put in: an id, and what is wrong with it. Its name is taken instead.
    using Fault = std::function<void(std::string_view id, std::string_view what, const Piece& piece)>;

    void define(std::string_view name, std::string value);
    /// The value of a concatenation, in UTF-8.
    [[nodiscard]] std::string expand(const std::vector<Piece>& pieces, const Fault& fault);

private:
    void append_macro(std::string& result, const Piece& piece, const Fault& fault);

    std::size_t purse_ = std::size_t{64} << 20U;  // of bytes that long macros may still fill
    Definitions& values_;
};

/// ASCII letters in lower case: names of fields, macros and entry types.
[[nodiscard]] std::string lower_name(std::string_view name);

}  // namespace bibconv::bibtex
