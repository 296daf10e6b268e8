#pragma once

#include <optional>

#include "bibconv/item.hpp"

// BibLaTeX has the title and the subtitle of a work in two fields, everybody else in one. Inside, the title is whole,
// and `bibtex:subtitle` says where it parts.
namespace bibconv::bibtex {

/// The title that makes `whole` with this subtitle; nothing when `whole` does not end with it.
[[nodiscard]] std::optional<RichText> without_subtitle(const RichText& whole, const RichText& subtitle);

/// Puts the subtitles behind their titles.
void join_subtitles(Entry& entry);

/// Whether the entry has any subtitle to be split off.
[[nodiscard]] bool has_subtitles(const Entry& entry) noexcept;

/// The inverse. A subtitle that the title does not end with any more belongs to another title and is dropped.
void split_subtitles(Entry& entry);

}  // namespace bibconv::bibtex
