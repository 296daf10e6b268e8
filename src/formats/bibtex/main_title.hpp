#pragma once

#include "bibconv/item.hpp"

namespace bibconv::bibtex {

/// BibLaTeX's volume of a work in several: `maintitle` is the title of the whole, `title` (or, of a part, `booktitle`)
/// that of the volume. CSL calls the whole `title` (`container-title`) and the volume `volume-title`.
void raise_main_title(Entry& entry);

/// Whether there is something for the inverse to do.
[[nodiscard]] bool has_volume_title(const Entry& entry) noexcept;
/// The inverse. Comes before titles are parted from subtitles.
void lower_main_title(Entry& entry);

}  // namespace bibconv::bibtex
