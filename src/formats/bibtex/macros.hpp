#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bibtex/raw.hpp"

namespace bibconv::bibtex {

/// The abbreviations of a file: `@string`s and the months. Names know no case.
class Macros {
public:
    using Undefined = std::function<void(const Piece& piece)>;

    void define(std::string_view name, std::string value);
    /// The value of a concatenation, in UTF-8. An undefined macro stands for its name, and is told.
    [[nodiscard]] std::string expand(const std::vector<Piece>& pieces, const Undefined& undefined) const;

private:
    [[nodiscard]] std::string value_of(const Piece& piece, const Undefined& undefined) const;

    std::map<std::string, std::string, std::less<>> values_;
};

/// ASCII letters in lower case: names of fields, macros and entry types.
[[nodiscard]] std::string lower_name(std::string_view name);

}  // namespace bibconv::bibtex
