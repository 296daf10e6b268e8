#include <array>

#include "bibconv/format.hpp"
#if __has_include("formats/badge_page/format.hpp")
#include "formats/badge_page/format.hpp"
#endif
#if __has_include("formats/bibtex/format.hpp")
#include "formats/bibtex/format.hpp"
#endif
#if __has_include("formats/csl_json/format.hpp")
#include "formats/csl_json/format.hpp"
#endif
#if __has_include("formats/json_ld/format.hpp")
#include "formats/json_ld/format.hpp"
#endif

namespace bibconv {
namespace {

// THE list. The order is the one shown to users, and the order in which contents are sniffed.
constexpr auto all = std::to_array<const Format*>({
#if __has_include("formats/bibtex/format.hpp")
    &bibtex::bibtex, &bibtex::biblatex,
#endif
#if __has_include("formats/csl_json/format.hpp")
        &csl_json::csl_json,
#endif
#if __has_include("formats/json_ld/format.hpp")
        &json_ld::json_ld,
#endif
#if __has_include("formats/badge_page/format.hpp")
        &badge_page::badges,
#endif
});

}  // namespace

std::span<const Format* const> formats() noexcept { return all; }

}  // namespace bibconv
