#include "formats/bibtex/quiet.hpp"

#include <algorithm>

#include "formats/bibtex/name_tokens.hpp"
#include "text/ascii.hpp"
#include "text/find_any.hpp"

namespace bibconv::bibtex {
namespace {

// Behind a backslash: accents and signs, which are always known.
constexpr std::string_view known_signs = "\"'`^~=.&%_$#";
constexpr std::ptrdiff_t most_commas = 2;  // in a name

}  // namespace

bool is_quiet(std::string_view latex) noexcept {
    for (std::size_t at = 0; (at = text::find_any<'\\'>(latex, at)) < latex.size(); at += 2) {
        if (at + 1 == latex.size() || known_signs.find(latex[at + 1]) == std::string_view::npos) return false;
    }
    return true;
}

bool is_quiet_list(std::string_view latex) {
    return is_quiet(latex) && std::ranges::all_of(split_names(text::trimmed(latex)), [](std::string_view name) {
               return !text::trimmed(name).empty() && std::ranges::count(name, ',') <= most_commas;
           });
}

}  // namespace bibconv::bibtex
