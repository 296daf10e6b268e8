#include "formats/badge_page/learn_style.hpp"

#include <sstream>

#include "formats/badge_page/style.hpp"
#include "fuzz/support/promise.hpp"
#include "support/conversion.hpp"

using namespace bibconv;

// What is learnt from any page is a style.
int fuzz_learn_style(const std::uint8_t* data, std::size_t size) {
    std::istringstream page(std::string(fuzz::text_of(data, size)));
    std::ostringstream style;
    test::Reports reports;
    badge_page::learn_style(page, "page", style, reports);
    (void)badge_page::parse_style(style.str(), "learnt", reports);
    return 0;
}
