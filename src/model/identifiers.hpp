#pragma once

#include <string_view>

namespace bibconv::model {

/// A DOI without the resolver's address or "doi:" in front of it: people write all of these.
[[nodiscard]] std::string_view bare_doi(std::string_view doi) noexcept;

/// What the titles of an identifier's values look like, and where they resolve.
struct Identifier {
    std::string_view field;
    std::string_view name;
    std::string_view resolver;  ///< "" where nothing resolves it
};

/// The scheme of a field that holds an identifier, or null.
[[nodiscard]] const Identifier* find_identifier(std::string_view field) noexcept;
/// The scheme of an eprint archive by its BibLaTeX name ("arxiv"), or null.
[[nodiscard]] const Identifier* find_archive(std::string_view eprint_type) noexcept;

}  // namespace bibconv::model
