#pragma once

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

/// The inverse, for a reader: name (in lower case) and raw value as everybody else writes them.
void undo_client(std::string& name, std::string& value);

}  // namespace bibconv::bibtex
