#include <array>

#include "bibconv/format.hpp"
#include "formats/badge_page/format.hpp"
#include "formats/bibtex/format.hpp"
#include "formats/csl_json/format.hpp"
#include "formats/json_ld/format.hpp"

namespace bibconv {
namespace {

// THE list. The order is the one shown to users, and the order in which contents are sniffed.
constexpr auto all = std::to_array<const Format*>({
    &bibtex::bibtex,
    &bibtex::biblatex,
    &csl_json::csl_json,
    &csl_json::csl_jsonl,
    &json_ld::json_ld,
    &badge_page::badges,
});

}  // namespace

std::span<const Format* const> formats() noexcept { return all; }

}  // namespace bibconv
