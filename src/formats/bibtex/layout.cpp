#include "formats/bibtex/layout.hpp"

#include <algorithm>

namespace bibconv::bibtex {

std::string lay_out(std::string_view head, const std::vector<Line>& lines) {
    constexpr std::size_t widest = 16;  // a longer name stands out rather than push the others away
    std::size_t width = 0;
    for (const Line& line : lines) {
        if (line.name.size() <= widest) width = std::max(width, line.name.size());
    }
    constexpr std::string_view around = "   = ,\n";
    std::size_t size = head.size() + 3;
    for (const Line& line : lines) size += std::max(width, line.name.size()) + line.value.size() + around.size();
    std::string result;
    result.reserve(size);
    result.append(head).append(",\n");
    for (const Line& line : lines) {
        result.append("  ").append(line.name).append(width - std::min(width, line.name.size()), ' ');
        result.append(" = ").append(line.value).append(",\n");
    }
    return result += '}';
}

}  // namespace bibconv::bibtex
