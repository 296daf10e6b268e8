#pragma once

#include <iosfwd>
#include <string_view>

#include "bibconv/diagnostic.hpp"

namespace bibconv::badge_page {

/// Writes a page style, as JSON, that describes the look of an existing page: the built-in style with the page's
/// classes, owner, sections, venues, organisers, badge colours, logos and tag groups in the place of its own.
/// Where the page disagrees with itself, the majority is the style. False, and a warning, where there was nothing to
/// learn, and the style is the built-in one.
bool learn_style(std::istream& page, std::string_view source_name, std::ostream& style, DiagnosticSink& diagnostics);

}  // namespace bibconv::badge_page
