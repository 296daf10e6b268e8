#include "formats/bibtex/old_arxiv.hpp"

#include <algorithm>
#include <array>

#include "formats/bibtex/cursor.hpp"

namespace bibconv::bibtex {
namespace {

// All that had identifiers of their own (https://arxiv.org/archive), closed ones included.
constexpr auto archives = std::to_array<std::string_view>(
    {"acc-phys", "adap-org", "alg-geom", "ao-sci",  "astro-ph", "atom-ph",  "bayes-an", "chao-dyn", "chem-ph",
     "cmp-lg",   "comp-gas", "cond-mat", "cs",      "dg-ga",    "funct-an", "gr-qc",    "hep-ex",   "hep-lat",
     "hep-ph",   "hep-th",   "math",     "math-ph", "mtrl-th",  "nlin",     "nucl-ex",  "nucl-th",  "patt-sol",
     "physics",  "plasm-ph", "q-alg",    "q-bio",   "q-fin",    "quant-ph", "solv-int", "stat",     "supr-con"});

// "0601001", "9901001v2"
bool is_number(std::string_view text) {
    constexpr std::size_t digits = 7;
    if (text.size() < digits || !std::ranges::all_of(text.substr(0, digits), is_digit)) return false;
    const std::string_view version = text.substr(digits);
    return version.empty() ||
           (version.size() > 1 && version.front() == 'v' && std::ranges::all_of(version.substr(1), is_digit));
}

}  // namespace

bool is_old_arxiv(std::string_view id) {
    const std::size_t slash = id.find('/');
    if (slash == std::string_view::npos || !is_number(id.substr(slash + 1))) return false;
    const std::string_view place = id.substr(0, slash);
    const std::size_t dot = std::min(place.find('.'), slash);
    const std::string_view subject = place.substr(std::min(dot + 1, slash));
    const auto in_subject = [](char c) { return is_ascii_letter(c) || c == '-'; };
    return std::ranges::find(archives, place.substr(0, dot)) != archives.end() && (dot == slash || !subject.empty()) &&
           std::ranges::all_of(subject, in_subject);
}

}  // namespace bibconv::bibtex
