#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bibconv::bibtex {

/// A field as it stands in the file.
struct Line {
    std::string name;
    std::string value;  ///< with its delimiters: `{…}`, or a bare macro
};

/// `@type{key,` and the fields, two spaces in, the `=` in a column, a comma behind each.
[[nodiscard]] std::string lay_out(std::string_view head, const std::vector<Line>& lines);

}  // namespace bibconv::bibtex
