#pragma once

#include "bibconv/rich_text.hpp"

namespace bibconv::badge_page {

/// Marks the words of an English title that must keep their capitals whatever case a citation style asks for:
/// those with a capital behind their first letter (LLM, OpenAI, FP8). Pages do not say it; .bib files must.
/// Titles in other scripts have no case and are left alone.
[[nodiscard]] RichText protect_capitals(RichText title);

}  // namespace bibconv::badge_page
