#include "model/titles.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace bibconv::model {

RichText with_subtitle(RichText title, RichText subtitle) {
    const std::string text = plain_text(title);
    const bool ends_itself =
        text.ends_with("…") || (!text.empty() && std::string_view("?!:.").find(text.back()) != std::string_view::npos);
    title.append(ends_itself ? " " : ": ");
    title.append(std::move(subtitle));
    return title;
}

std::string_view title_of_volumes(std::string_view type) noexcept {
    static constexpr auto parts = std::to_array<std::string_view>(
        {"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"});
    if (type == "book") return "title";
    return std::ranges::find(parts, type) == parts.end() ? "" : "container-title";
}

}  // namespace bibconv::model
