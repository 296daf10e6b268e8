#pragma once

#include <string_view>

namespace bibconv::model {

/// A DOI without the resolver's address or "doi:" in front of it: people write all of these.
[[nodiscard]] std::string_view bare_doi(std::string_view doi) noexcept;

}  // namespace bibconv::model
