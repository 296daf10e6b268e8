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

bool remove_prefix(std::string_view& text, std::string_view prefix) noexcept {
    if (!text::equal_ignoring_case(text.substr(0, prefix.size()), prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

}  // namespace

std::string_view bare_identifier(const Identifier& scheme, std::string_view value) noexcept {
    value = text::trimmed(value);
    if (!scheme.resolver.empty()) {
        std::string_view address = value;
        const bool is_address = remove_prefix(address, "https://") || remove_prefix(address, "http://");
        const bool other_host = remove_prefix(address, "dx.") || remove_prefix(address, "www.");
        constexpr std::string_view scheme_of_resolvers = "https://";
        std::string_view resolver = scheme.resolver.substr(scheme_of_resolvers.size());
        if (other_host) remove_prefix(resolver, "www.");
        if (is_address && remove_prefix(address, resolver)) return text::trimmed(address);
    }
    std::string_view named = value;
    const bool is_named = remove_prefix(named, scheme.name) && remove_prefix(named, ":");
    return is_named ? text::trimmed(named) : value;
}

std::string_view bare_doi(std::string_view doi) noexcept { return bare_identifier(identifiers.front(), doi); }

const Identifier* find_identifier(std::string_view field) noexcept { return find(identifiers, field); }
const Identifier* find_archive(std::string_view eprint_type) noexcept { return find(archives, eprint_type); }

}  // namespace bibconv::model
