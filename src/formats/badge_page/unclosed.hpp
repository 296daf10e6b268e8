#pragma once

#include <vector>

#include "bibconv/diagnostic.hpp"
#include "formats/badge_page/nodes.hpp"

namespace bibconv::badge_page {

/// Prose that opens a card or a row of badges is prose since nothing closes it. Where what follows on this page would,
/// and the two would be read as one, it is shown as text.
void show_unclosed_as_text(std::vector<PrintedNode>& nodes, const PageStyle& style, DiagnosticSink& diagnostics);

}  // namespace bibconv::badge_page
