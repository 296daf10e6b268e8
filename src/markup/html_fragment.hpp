#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bibconv::markup {

/// An element of an HTML fragment; text has an empty name.
struct HtmlNode {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;  ///< values decoded
    std::vector<HtmlNode> children;
    std::string text;  ///< of a text node, decoded

    /// "" when there is none.
    [[nodiscard]] std::string attribute(std::string_view attribute_name) const;
};

/// The nodes of a well-formed fragment: elements closed, attributes quoted; the void elements `img`,
/// `br` and `hr` need no slash. Nothing when it is not well-formed or nested deeper than 64.
/// No DTD and no external entity is ever read.
[[nodiscard]] std::optional<std::vector<HtmlNode>> parse_html_fragment(std::string_view html);

}  // namespace bibconv::markup
