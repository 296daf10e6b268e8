#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "bibconv/rich_text.hpp"

namespace bibconv::markup {

/// A tag is styled as well, by HTML.
enum class SpanKind { styled, tag, code, math, link, address };

/// Something that inline Markdown makes of a part of its text, as places in that text.
struct Span {
    SpanKind kind = SpanKind::styled;
    Style style = Style::italic;  ///< of a styled one, a tag and code
    std::size_t begin = 0;        ///< where its opening mark stands
    std::size_t inside = 0;       ///< behind that mark
    std::size_t inside_end = 0;   ///< where its closing mark stands; for a link, the bracket before its destination
    std::size_t end = 0;          ///< behind that mark

    friend bool operator==(const Span&, const Span&) = default;
};

/// What stands within the marks.
[[nodiscard]] constexpr std::string_view content_of(const Span& span, std::string_view text) {
    return text.substr(span.inside, span.inside_end - span.inside);
}
/// What stands within the parentheses of a link.
[[nodiscard]] constexpr std::string_view destination_of(const Span& link, std::string_view text) {
    return text.substr(link.inside_end + 2, link.end - link.inside_end - 3);
}

/// The lengths of the runs of backticks in a text, and where the last one of each begins.
[[nodiscard]] std::map<std::size_t, std::size_t> backtick_runs(std::string_view text);

/// The spans of a text, in the order of their beginnings; they lie within or behind each other, never across. The work
/// is linear in the text's length but for sorting them.
/// Source: CommonMark 0.30, chapter 6 and the appendix "A parsing strategy", phase 2. Mathematics between dollar signs
/// is GitHub's, and binds like code. Of HTML there are `markdown_tags`, which bind less than all else.
[[nodiscard]] std::vector<Span> markdown_spans(std::string_view text);

}  // namespace bibconv::markup
