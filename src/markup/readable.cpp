#include "markup/readable.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "markup/tex_reader.hpp"

namespace bibconv::markup {
namespace {

std::string without_tags(std::string_view html) {
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t open = std::min(html.find('<', at), html.size());
        out += html.substr(at, open - at);
        const std::size_t close = html.find('>', open);
        at = close == std::string_view::npos ? html.size() : close + 1;
    }
    return out;
}

struct Readable {
    Mathematics mathematics;
    bool raw = true;  // runs of source text as well
    RichText out = {};

    [[nodiscard]] RichText within(const RichText& text) const {
        Readable visitor{mathematics, raw};
        for (const Inline& node : text.nodes) std::visit(visitor, static_cast<const Inline::variant&>(node));
        return std::move(visitor.out);
    }

    void operator()(const Text& node) { out.append(std::string_view(node.text)); }
    void operator()(const Styled& node) { out.append(Styled{node.style, within(node.content)}); }
    void operator()(const Link& node) { out.append(Link{node.url, within(node.content)}); }
    void operator()(const Math& node) {
        TexAsText read = tex_as_text(node.tex, true);
        const bool stays = mathematics == Mathematics::keep || (mathematics == Mathematics::simple && !read.exact);
        if (stays)
            out.append(node);
        else
            out.append(std::move(read.text));
    }
    void operator()(const Raw& node) {
        if (!raw)
            out.append(node);
        else if (node.format == "latex")
            out.append(tex_as_text(node.source, false).text);
        else
            out.append(std::string_view(node.format == "html" ? without_tags(node.source) : node.source));
    }
};

}  // namespace

RichText readable(const RichText& text, Mathematics mathematics) {
    if (is_plain(text)) return text;
    return Readable{mathematics}.within(text);
}

RichText readable_mathematics(const RichText& text, Mathematics mathematics) {
    return Readable{mathematics, false}.within(text);
}

RichText in_dollars(const RichText& text) {
    RichText out;
    for (const Inline& node : text.nodes) {
        if (const auto* math = std::get_if<Math>(&node)) {
            out.append('$' + math->tex + '$');
        } else if (const auto* styled = std::get_if<Styled>(&node)) {
            out.append(Styled{styled->style, in_dollars(styled->content)});
        } else if (const auto* link = std::get_if<Link>(&node)) {
            out.append(Link{link->url, in_dollars(link->content)});
        } else {
            out.append(node);
        }
    }
    return out;
}

namespace {

bool has_mathematics(const RichText& text) {
    return std::ranges::any_of(text.nodes, [](const Inline& node) {
        const auto* styled = std::get_if<Styled>(&node);
        const auto* link = std::get_if<Link>(&node);
        return std::holds_alternative<Math>(node) || (styled != nullptr && has_mathematics(styled->content)) ||
               (link != nullptr && has_mathematics(link->content));
    });
}

}  // namespace

bool has_mathematics(const Fields& fields) {
    return std::ranges::any_of(fields, [](const Field& field) {
        const auto* text = std::get_if<RichText>(&field.value);
        return text != nullptr && has_mathematics(*text);
    });
}

}  // namespace bibconv::markup
