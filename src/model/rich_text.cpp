#include "bibconv/rich_text.hpp"

#include <algorithm>
#include <iterator>

namespace bibconv {

RichText::RichText(std::string_view plain) { append(plain); }
RichText::RichText(const char* plain) : RichText(std::string_view(plain)) {}
RichText::RichText(const std::string& plain) : RichText(std::string_view(plain)) {}

bool operator==(const RichText& a, const RichText& b) { return a.nodes == b.nodes; }

bool RichText::empty() const noexcept { return nodes.empty(); }

void RichText::append(std::string_view plain) {
    if (plain.empty()) return;
    if (!nodes.empty()) {
        if (auto* last = std::get_if<Text>(&nodes.back())) {
            last->text += plain;
            return;
        }
    }
    nodes.emplace_back(Text{std::string(plain)});
}

void RichText::append(Inline node) {
    const auto* text = std::get_if<Text>(&node);
    const bool joins =
        text != nullptr && (text->text.empty() || (!nodes.empty() && std::holds_alternative<Text>(nodes.back())));
    if (joins) {
        append(std::string_view(text->text));
    } else {
        nodes.push_back(std::move(node));
    }
}

void RichText::append(RichText other) {
    if (nodes.empty()) {
        nodes = std::move(other.nodes);
        return;
    }
    for (Inline& node : other.nodes) append(std::move(node));
}

namespace {

struct PlainText {
    std::string out;

    void operator()(const Text& node) { out += node.text; }
    void operator()(const Styled& node) {
        const bool quoted = node.style == Style::quoted;
        if (quoted) out += "\u201C";
        all(node.content);
        if (quoted) out += "\u201D";
    }
    void operator()(const Link& node) { all(node.content); }
    void operator()(const Math& node) { out += node.tex; }
    void operator()(const Raw& node) { out += node.source; }

    void all(const RichText& text) {
        for (const Inline& node : text.nodes) std::visit(*this, static_cast<const Inline::variant&>(node));
    }
};

}  // namespace

std::string plain_text(const RichText& text) {
    PlainText visitor;
    visitor.all(text);
    return std::move(visitor.out);
}

bool is_plain(const RichText& text) noexcept {
    return std::ranges::all_of(text.nodes, [](const Inline& node) { return std::holds_alternative<Text>(node); });
}

}  // namespace bibconv
