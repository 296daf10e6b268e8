#pragma once

#include <string>
#include <variant>

#include "bibconv/rich_text.hpp"

namespace bibconv::test {

// Rich text as one can read it: <i>…</i>, $…$ for mathematics, ⟦…⟧ for what is kept raw.
struct Shown {
    std::string out;

    void all(const RichText& text) {
        for (const Inline& node : text.nodes) std::visit(*this, static_cast<const Inline::variant&>(node));
    }
    void operator()(const Text& node) {
        for (const char c : node.text) out += c == '\n' ? std::string("⏎") : std::string(1, c);
    }
    void operator()(const Styled& node) {
        static constexpr const char* names[] = {"nocase", "i", "b", "sc", "sub", "sup", "q", "code"};
        const std::string name = names[static_cast<std::size_t>(node.style)];
        out += "<" + name + ">";
        all(node.content);
        out += "</" + name + ">";
    }
    void operator()(const Link& node) {
        out += "<a " + node.url + ">";
        all(node.content);
        out += "</a>";
    }
    void operator()(const Math& node) { out += "$" + node.tex + "$"; }
    void operator()(const Raw& node) { out += "⟦" + node.format + " " + node.source + "⟧"; }
};

inline std::string shown(const RichText& text) {
    Shown result;
    result.all(text);
    return result.out;
}

}  // namespace bibconv::test
