#include "markup/html_fragment.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <pugixml.hpp>

#include "markup/html_text.hpp"

namespace bibconv::markup {
namespace {

constexpr int deepest_nesting = 64;

// XML wants void elements closed; a '>' inside a quoted attribute does not end a tag.
std::string void_elements_closed(std::string_view html) {
    constexpr auto void_elements = std::to_array<std::string_view>({"<img ", "<br>", "<br ", "<hr>", "<hr "});
    std::string out;
    out.reserve(html.size() + 16);
    bool in_void = false;
    char quote = '\0';
    for (std::size_t i = 0; i < html.size(); ++i) {
        const char c = html[i];
        if (quote == '\0' && c == '<') {
            in_void = std::ranges::any_of(void_elements,
                                          [&](std::string_view tag) { return html.substr(i).starts_with(tag); });
        }
        if (in_void && quote == '\0' && c == '>' && out.back() != '/') out += '/';
        if (in_void && (c == '"' || c == '\'') && (quote == '\0' || quote == c)) quote = quote == '\0' ? c : '\0';
        if (c == '>' && quote == '\0') in_void = false;
        out += c;
    }
    return out;
}

bool convert(const pugi::xml_node& from, std::vector<HtmlNode>& to, int depth) {
    if (depth > deepest_nesting) return false;
    for (const pugi::xml_node& child : from.children()) {
        HtmlNode& node = to.emplace_back();
        node.name = child.name();
        node.text = child.value();
        for (const pugi::xml_attribute& attribute : child.attributes()) {
            node.attributes.emplace_back(attribute.name(), attribute.value());
        }
        if (!convert(child, node.children, depth + 1)) return false;
    }
    return true;
}

}  // namespace

std::string HtmlNode::attribute(std::string_view attribute_name) const {
    const auto found = std::ranges::find(attributes, attribute_name, &std::pair<std::string, std::string>::first);
    return found == attributes.end() ? std::string() : found->second;
}

std::optional<std::vector<HtmlNode>> parse_html_fragment(std::string_view html) {
    const std::string xml = void_elements_closed(html);
    pugi::xml_document document;
    constexpr unsigned flags = pugi::parse_escapes | pugi::parse_fragment;
    // Neither documents' types nor entities of their own: a fragment refers to nothing outside of it.
    const auto result = document.load_buffer(xml.data(), xml.size(), flags, pugi::encoding_utf8);
    if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
    if (!result) return std::nullopt;
    std::vector<HtmlNode> nodes;
    if (!convert(document, nodes, 0)) return std::nullopt;
    return nodes;
}

}  // namespace bibconv::markup
