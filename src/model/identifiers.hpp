#pragma once

#include <string_view>

namespace bibconv::model {

/// What the titles of an identifier's values look like, and where they resolve.
struct Identifier {
    std::string_view field;
    std::string_view name;
    std::string_view resolver;  ///< "" where nothing resolves it
};

/// An identifier without the resolver's address, or the scheme's name and a colon, in front of it: people write all of
/// these.
[[nodiscard]] std::string_view bare_identifier(const Identifier& scheme, std::string_view value) noexcept;
[[nodiscard]] std::string_view bare_doi(std::string_view doi) noexcept;

/// The scheme of a field that holds an identifier, or null.
[[nodiscard]] const Identifier* find_identifier(std::string_view field) noexcept;
/// The scheme of an eprint archive by its BibLaTeX name ("arxiv"), or null.
[[nodiscard]] const Identifier* find_archive(std::string_view eprint_type) noexcept;

}  // namespace bibconv::model
