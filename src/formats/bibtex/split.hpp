#pragma once

#include "bibconv/format.hpp"

namespace bibconv::bibtex {

/// Parts that end where entries end. What a part needs from elsewhere stands at its head: definitions that hold there
/// and are used, and the entries that others take fields over from. Neither is an item of that part (`needs_mark`).
/// Texts together give what the whole gives.
void split(std::istream& in, std::size_t parts, const PartOutputs& outputs, const Options& options);

}  // namespace bibconv::bibtex
