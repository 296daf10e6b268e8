#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "bibconv/rich_text.hpp"

namespace bibconv::markup {

enum class SpanKind { styled, code, math, link, address };

/// Something that inline Markdown makes of a part of its text, as places in that text.
struct Span {
    SpanKind kind = SpanKind::styled;
    Style style = Style::italic;  ///< of a styled one
    std::size_t begin = 0;        ///< where its opening mark stands
    std::size_t inside = 0;       ///< behind that mark
    std::size_t inside_end = 0;   ///< where its closing mark stands; for a link, the bracket before its destination
    std::size_t end = 0;          ///< behind that mark

    friend bool operator==(const Span&, const Span&) = default;
};

/// The spans of a text, in the order of their beginnings; they lie within or behind each other, never across. The work
/// is linear in the text's length but for sorting them.
/// Source: CommonMark 0.30, chapter 6 and the appendix "A parsing strategy", phase 2. Mathematics between dollar signs
/// is GitHub's, and binds like code. Of HTML there are `markdown_tags`, which bind less than all else.
[[nodiscard]] std::vector<Span> markdown_spans(std::string_view text);

}  // namespace bibconv::markup
