#pragma once

#include <string>
#include <string_view>

namespace bibconv::badge_page {

/// The HTML that a page wraps its entries in; what was not found is empty.
struct LearntMarkup {
    std::string title;            ///< of the page
    std::string entry, lead;      ///< classes of a card, and of a card of which the owner is the first author
    std::string badges, divider;  ///< classes of a badge row and of a year divider
    std::string gloss;            ///< style attribute of the line below a title
    std::string query;            ///< "style=flat-square"
};

/// Finds them by their surroundings: a card is a div before a `### **`, a badge row a div before badges.
[[nodiscard]] LearntMarkup learn_markup(std::string_view page);

}  // namespace bibconv::badge_page
