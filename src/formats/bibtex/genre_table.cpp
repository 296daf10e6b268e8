#include "formats/bibtex/genre_table.hpp"

#include <algorithm>
#include <array>

namespace bibconv::bibtex {
namespace {

struct GenreRow {
    std::string_view key;
    std::string_view genre;
};

constexpr auto rows = std::to_array<GenreRow>({
    {"bathesis", "Bachelor's thesis"},
    {"mathesis", "Master's thesis"},
    {"phdthesis", "PhD thesis"},
    {"candthesis", "Candidate thesis"},
    {"techreport", "Technical report"},
    {"resreport", "Research report"},
    {"software", "Computer software"},
    {"datacd", "Data CD"},
    {"audiocd", "Audio CD"},
});

}  // namespace

std::string_view genre_of_key(std::string_view key) noexcept {
    const auto row = std::ranges::find(rows, key, &GenreRow::key);
    return row == rows.end() ? std::string_view() : row->genre;
}

std::string_view key_of_genre(std::string_view genre) noexcept {
    const auto row = std::ranges::find(rows, genre, &GenreRow::genre);
    return row == rows.end() ? std::string_view() : row->key;
}

}  // namespace bibconv::bibtex
