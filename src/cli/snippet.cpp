#include "cli/snippet.hpp"

#include <algorithm>
#include <vector>

#include "text/character.hpp"
#include "text/width.hpp"

namespace bibconv::cli {
namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::size_t most_columns = 100;  // of the source line that are shown
constexpr std::size_t lead = 40;           // of these at least so many before the place, where there are
constexpr std::size_t gutter = 6;

// One character of the line as it will be shown.
struct Cell {
    std::string text;
    std::size_t byte = 0;  // where it begins in the line
    std::size_t width = 1;
};

Cell next_cell(std::string_view line, std::size_t& at, std::size_t column) {
    Cell cell{{}, at, 1};
    if (line[at] == '\t') {
        ++at;
        cell.width = tab_stop - column % tab_stop;
        cell.text.assign(cell.width, ' ');
        return cell;
    }
    const char32_t point = text::next_code_point(line, at);
    cell.text = text::printable(line.substr(cell.byte, at - cell.byte));
    cell.width = text::is_unprintable(point) ? 1 : text::display_width(point);
    return cell;
}

std::vector<Cell> cells_of(std::string_view line) {
    std::vector<Cell> cells;
    std::size_t column = 0;
    for (std::size_t at = 0; at < line.size();) {
        cells.push_back(next_cell(line, at, column));
        column += cells.back().width;
    }
    return cells;
}

// The cells from `first` that fit, at most to `end`.
std::size_t fitting(const std::vector<Cell>& cells, std::size_t first) {
    std::size_t columns = 0;
    std::size_t end = first;
    while (end < cells.size() && columns + cells[end].width <= most_columns) columns += cells[end++].width;
    return end;
}

// The first cell to show, so that cell `place` is among them.
std::size_t first_shown(const std::vector<Cell>& cells, std::size_t place) {
    if (fitting(cells, 0) == cells.size()) return 0;
    std::size_t first = place;
    for (std::size_t columns = 0; first > 0 && columns < lead; --first) columns += cells[first - 1].width;
    return first;
}

std::string margin(std::string_view number) {
    const std::size_t missing = gutter - std::min(gutter, number.size());
    return std::string(missing, ' ') + std::string(number) + " | ";
}

}  // namespace

std::string snippet(std::string_view line_text, std::uint32_t line, std::uint32_t column, std::uint64_t length) {
    if (line_text.empty() || column == 0 || column > line_text.size() + 1) return {};
    const std::vector<Cell> cells = cells_of(line_text);
    const std::size_t begin = column - 1;
    const std::size_t end = begin + static_cast<std::size_t>(std::min<std::uint64_t>(length, line_text.size() - begin));
    const auto is_before = [](const Cell& cell, std::size_t byte) { return cell.byte < byte; };
    const auto place =
        static_cast<std::size_t>(std::ranges::lower_bound(cells, begin, {}, &Cell::byte) - cells.begin());

    const std::size_t first = first_shown(cells, place);
    const std::size_t last = fitting(cells, first);
    std::string source = first > 0 ? "…" : "";
    std::string pointer = first > 0 ? " " : "";
    for (std::size_t i = first; i < last; ++i) {
        source += cells[i].text;
        if (i < place) pointer.append(cells[i].width, ' ');
        if (i > place && is_before(cells[i], end)) pointer.append(cells[i].width, '~');
        if (i == place) pointer += '^' + std::string(cells[i].width > 1 ? cells[i].width - 1 : 0, '~');
    }
    if (place == cells.size()) pointer += '^';
    if (last < cells.size()) source += "…";
    return margin(std::to_string(line)) + source + '\n' + margin("") + pointer + '\n';
}

}  // namespace bibconv::cli
