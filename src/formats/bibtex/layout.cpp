#include "formats/bibtex/layout.hpp"

#include <algorithm>

namespace bibconv::bibtex {

std::string lay_out(std::string_view head, const std::vector<Line>& lines) {
    constexpr std::size_t widest = 16;  // a longer name stands out rather than push the others away
    std::size_t width = 0;
    for (const Line& line : lines) {
        if (line.name.size() <= widest) width = std::max(width, line.name.size());
    }
    std::string result(head);
    result += ",\n";
    for (const Line& line : lines) {
        result += "  " + line.name;
        result.append(width - std::min(width, line.name.size()), ' ');
        result += " = " + line.value + ",\n";
    }
    return result + "}";
}

}  // namespace bibconv::bibtex
