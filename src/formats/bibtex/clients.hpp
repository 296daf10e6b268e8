#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bibconv/format.hpp"
#include "formats/bibtex/dialect.hpp"
#include "formats/bibtex/layout.hpp"

// What single programs want otherwise than the rest does: docs/fidelity.md, "Where two clients disagree".
namespace bibconv::bibtex {

/// Whether the client reads entries of that type as what they are.
[[nodiscard]] bool takes_type(Client client, Dialect dialect, std::string_view type);

/// A field of an entry of `type`, in the spelling that the client takes.
[[nodiscard]] Line for_client(Client client, Dialect dialect, std::string_view type, Line line);

/// The inverse, for a reader: the name (in lower case) becomes what everybody else writes. The raw value as everybody
/// else writes it, where that is another one.
[[nodiscard]] std::optional<std::string> undo_client(std::string& name, std::string_view value);

}  // namespace bibconv::bibtex
