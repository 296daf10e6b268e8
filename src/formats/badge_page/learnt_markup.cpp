#include "formats/badge_page/learnt_markup.hpp"

#include <algorithm>
#include <utility>

#include "formats/badge_page/lines.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::string_view image = "<img src=\"https://img.shields.io/badge/";

// The style parameter of the first badge in a line.
std::string style_parameter(std::string_view line) {
    const std::size_t at = line.find("style=", line.find(image));
    if (at == std::string_view::npos) return {};
    return std::string(line.substr(at, line.find_first_of("&\"", at) - at));
}

void learn_card(std::string_view classes, LearntMarkup& markup) {
    const std::size_t space = classes.find(' ');
    if (markup.entry.empty()) markup.entry = classes.substr(0, space);
    if (markup.lead.empty() && space != std::string_view::npos) markup.lead = classes.substr(space + 1);
}

bool is_year(std::string_view text) {
    return text.size() == 4 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

LearntMarkup learn_markup(std::string_view page) {
    LearntMarkup markup;
    std::string_view div;  // classes of the last div that was opened on a line of its own
    for (Lines lines(page); !lines.done();) {
        const std::string_view line = lines.next();
        if (line.starts_with("# ") && markup.title.empty()) markup.title = line.substr(2);
        if (const auto classes = between(line, "<div class=\"", "\">");
            classes && classes->find('"') == std::string_view::npos)
            div = *classes;
        if (const auto divider = between(line, "<div class=\"", "</div>")) {
            const std::size_t end = divider->find("\">");
            if (end != std::string_view::npos && is_year(divider->substr(end + 2)) && markup.divider.empty())
                markup.divider = divider->substr(0, end);
        }
        if (line.starts_with("### **") && !div.empty()) learn_card(std::exchange(div, {}), markup);
        if (const auto gloss = between(line, "<div style=\"", ")</div>"); gloss && markup.gloss.empty())
            markup.gloss = gloss->substr(0, gloss->find("\">("));
        if (line.find(image) == std::string_view::npos) continue;
        if (markup.query.empty()) markup.query = style_parameter(line);
        if (!div.empty() && markup.badges.empty()) markup.badges = std::exchange(div, {});
    }
    return markup;
}

}  // namespace bibconv::badge_page
