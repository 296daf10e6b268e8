#include "model/identifiers.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace bibconv::model {

std::string_view bare_doi(std::string_view doi) noexcept {
    static constexpr auto resolvers = std::to_array<std::string_view>(
        {"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"});
    doi = text::trimmed(doi);
    const auto resolver = std::ranges::find_if(resolvers, [&](std::string_view prefix) {
        return text::equal_ignoring_case(doi.substr(0, prefix.size()), prefix);
    });
    return resolver == resolvers.end() ? doi : text::trimmed(doi.substr(resolver->size()));
}

}  // namespace bibconv::model
