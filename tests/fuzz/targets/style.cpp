#include "formats/badge_page/style.hpp"

#include "bibconv/convert.hpp"
#include "formats/badge_page/learn_style.hpp"
#include "fuzz/support/promise.hpp"
#include "support/conversion.hpp"

using namespace bibconv;
using fuzz::promise;

int fuzz_style(const std::uint8_t* data, std::size_t size) {
    test::Reports reports;
    try {
        (void)badge_page::parse_style(fuzz::text_of(data, size), "style", reports);
        promise(reports.errors() == 0, "a style with errors is none");
    } catch (const OptionFailure& failure) {
        promise(*failure.what() != '\0', "what is wrong with a style is told");
    }
    return 0;
}
