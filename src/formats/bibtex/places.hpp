#pragma once

#include <string>
#include <string_view>

#include "bibconv/rich_text.hpp"
#include "markup/latex.hpp"

// BibLaTeX's lists of places. `Munich and Berlin` is "Munich; Berlin" to everybody else, and a country's key word its
// name.
namespace bibconv::bibtex {

[[nodiscard]] RichText read_places(std::string_view latex, const markup::UnknownCommand& unknown = {});

/// The inverse: `read_places` gives the text back. An "and" within a name is in braces: `Bosnia {and} Herzegovina`.
[[nodiscard]] std::string write_places(const RichText& text);

}  // namespace bibconv::bibtex
