#include "model/titles.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace bibconv::model {
namespace {

constexpr auto book_parts =
    std::to_array<std::string_view>({"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"});
constexpr auto periodical_parts = std::to_array<std::string_view>(
    {"article-journal", "article-magazine", "article-newspaper", "review", "review-book"});

template <std::size_t N>
bool is_any_of(std::string_view type, const std::array<std::string_view, N>& types) noexcept {
    return std::ranges::find(types, type) != types.end();
}

}  // namespace

RichText with_subtitle(RichText title, RichText subtitle) {
    const std::string text = plain_text(title);
    const bool ends_itself =
        text.ends_with("…") || (!text.empty() && std::string_view("?!:.").find(text.back()) != std::string_view::npos);
    title.append(ends_itself ? " " : ": ");
    title.append(std::move(subtitle));
    return title;
}

std::string_view title_of_subtitle(std::string_view field, std::string_view type) noexcept {
    if (field == "bibtex:subtitle") return "title";
    const bool in_periodical = is_any_of(type, periodical_parts);
    const bool in_book = is_any_of(type, book_parts);
    if ((field == "bibtex:booksubtitle" && !in_periodical) || (field == "bibtex:journalsubtitle" && !in_book))
        return "container-title";
    return {};
}

bool is_end_of_title(const Field& field, const Entry& entry) {
    const auto has = [&](std::string_view title) { return !title.empty() && !entry.fields.rich(title).empty(); };
    const auto* subtitle = std::get_if<std::string>(&field.value);
    if (field.name != "bibtex:mainsubtitle" || subtitle == nullptr)
        return has(title_of_subtitle(field.name, entry.type));
    // It may have come with the title of the parent, or behind a `maintitle`.
    const std::string_view whole = title_of_volumes(entry.type);
    return has(whole) &&
           (has("volume-title") || plain_text(entry.fields.rich(whole)).find(*subtitle) != std::string::npos);
}

std::string_view title_of_volumes(std::string_view type) noexcept {
    if (type == "book") return "title";
    return is_any_of(type, book_parts) ? "container-title" : "";
}

}  // namespace bibconv::model
