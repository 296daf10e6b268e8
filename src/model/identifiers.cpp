#include "model/identifiers.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "text/ascii.hpp"

namespace bibconv::model {
namespace {

constexpr auto identifiers = std::to_array<Identifier>({
    {"DOI", "DOI", "https://doi.org/"},
    {"PMID", "PMID", "https://pubmed.ncbi.nlm.nih.gov/"},
    {"PMCID", "PMCID", "https://www.ncbi.nlm.nih.gov/pmc/articles/"},
    {"ISBN", "ISBN", ""},
    {"ISSN", "ISSN", ""},
    {"number", "number", ""},
    {"call-number", "call number", ""},
    {"archive_location", "archive location", ""},
});

// By the names of BibLaTeX's eprint types.
constexpr auto archives = std::to_array<Identifier>({
    {"arxiv", "arXiv", "https://arxiv.org/abs/"},
    {"pubmed", "PMID", "https://pubmed.ncbi.nlm.nih.gov/"},
    {"pmcid", "PMCID", "https://www.ncbi.nlm.nih.gov/pmc/articles/"},
    {"hdl", "Handle", "https://hdl.handle.net/"},
    {"jstor", "JSTOR", "https://www.jstor.org/stable/"},
    {"hal", "HAL", "https://hal.science/"},
});

const Identifier* find(std::span<const Identifier> table, std::string_view field) noexcept {
    const auto found = std::ranges::find(table, field, &Identifier::field);
    return found == table.end() ? nullptr : &*found;
}

}  // namespace

std::string_view bare_doi(std::string_view doi) noexcept {
    static constexpr auto resolvers = std::to_array<std::string_view>(
        {"https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"});
    doi = text::trimmed(doi);
    const auto resolver = std::ranges::find_if(resolvers, [&](std::string_view prefix) {
        return text::equal_ignoring_case(doi.substr(0, prefix.size()), prefix);
    });
    return resolver == resolvers.end() ? doi : text::trimmed(doi.substr(resolver->size()));
}

const Identifier* find_identifier(std::string_view field) noexcept { return find(identifiers, field); }
const Identifier* find_archive(std::string_view eprint_type) noexcept { return find(archives, eprint_type); }

}  // namespace bibconv::model
