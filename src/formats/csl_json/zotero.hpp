#pragma once

#include "bibconv/item.hpp"

namespace bibconv::csl_json {

/// Zotero keeps of a name `family`, `given` and `literal` alone: particles and suffixes go where it puts them itself.
void suit_zotero(Entry& entry);

}  // namespace bibconv::csl_json
