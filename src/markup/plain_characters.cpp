#include "markup/plain_characters.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "markup/readable.hpp"
#include "markup/tex_reader.hpp"

namespace bibconv::markup {
namespace {

// Letters below are indices. Most letters above are words, "1st", which read better as they are.
struct Script {
    std::string_view plain, superscript, subscript;
};
constexpr auto scripts = std::to_array<Script>({
    {"0", "⁰", "₀"}, {"1", "¹", "₁"}, {"2", "²", "₂"}, {"3", "³", "₃"}, {"4", "⁴", "₄"}, {"5", "⁵", "₅"},
    {"6", "⁶", "₆"}, {"7", "⁷", "₇"}, {"8", "⁸", "₈"}, {"9", "⁹", "₉"}, {"+", "⁺", "₊"}, {"-", "⁻", "₋"},
    {"−", "⁻", "₋"}, {"=", "⁼", "₌"}, {"(", "⁽", "₍"}, {")", "⁾", "₎"}, {"a", {}, "ₐ"},  {"e", {}, "ₑ"},
    {"h", {}, "ₕ"},  {"i", "ⁱ", "ᵢ"}, {"j", {}, "ⱼ"},  {"k", {}, "ₖ"},  {"l", {}, "ₗ"},  {"m", {}, "ₘ"},
    {"n", "ⁿ", "ₙ"}, {"o", {}, "ₒ"},  {"p", {}, "ₚ"},  {"r", {}, "ᵣ"},  {"s", {}, "ₛ"},  {"t", {}, "ₜ"},
    {"u", {}, "ᵤ"},  {"v", {}, "ᵥ"},  {"x", {}, "ₓ"},
});

// Nothing in another style, or where one of the characters has no such form.
std::optional<std::string> in_script(std::string_view text, Style style) {
    if (style != Style::superscript && style != Style::subscript) return std::nullopt;
    std::string out;
    while (!text.empty()) {
        const auto row = std::ranges::find_if(scripts, [&](const Script& one) { return text.starts_with(one.plain); });
        if (row == scripts.end()) return std::nullopt;
        const std::string_view sign = style == Style::superscript ? row->superscript : row->subscript;
        if (sign.empty()) return std::nullopt;
        out += sign;
        text.remove_prefix(row->plain.size());
    }
    return out;
}

bool says_all(const RichText& text) {
    return std::ranges::all_of(text.nodes, [](const Inline& node) {
        if (const auto* math = std::get_if<Math>(&node)) return tex_as_text(math->tex, true).exact;
        if (const auto* styled = std::get_if<Styled>(&node)) return says_all(styled->content);
        if (const auto* link = std::get_if<Link>(&node)) return says_all(link->content);
        const auto* raw = std::get_if<Raw>(&node);
        if (raw == nullptr) return true;
        return raw->format == "latex" ? tex_as_text(raw->source, false).exact : raw->format != "html";
    });
}

struct InCharacters {
    RichText out = {};

    [[nodiscard]] static RichText of(const RichText& text) {
        InCharacters visitor;
        for (const Inline& node : text.nodes) std::visit(visitor, static_cast<const Inline::variant&>(node));
        return std::move(visitor.out);
    }

    void operator()(const Styled& node) {
        RichText content = of(node.content);
        const auto script = is_plain(content) ? in_script(plain_text(content), node.style) : std::nullopt;
        if (script)
            out.append(*script);
        else
            out.append(Styled{node.style, std::move(content)});
    }
    void operator()(const Link& node) {
        RichText content = of(node.content);
        if (plain_text(content) == node.url)
            out.append(node.url);
        else
            out.append(Link{node.url, std::move(content)});
    }
    void operator()(const auto& node) { out.append(node); }
};

}  // namespace

PlainCharacters in_plain_characters(const RichText& text) {
    if (is_plain(text)) return {plain_text(text)};
    const RichText shown = InCharacters::of(readable(text));
    return {plain_text(shown), says_all(text) && !has_visible_markup(shown)};
}

bool has_visible_markup(const RichText& text) {
    return std::ranges::any_of(text.nodes, [](const Inline& node) {
        const auto* styled = std::get_if<Styled>(&node);
        if (styled == nullptr) return std::holds_alternative<Link>(node);
        const bool visible = styled->style != Style::nocase && styled->style != Style::quoted;
        return visible || has_visible_markup(styled->content);
    });
}

}  // namespace bibconv::markup
