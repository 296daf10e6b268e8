#include "markup/readable.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "markup/latex_tables.hpp"
#include "markup/latex_text.hpp"
#include "text/character.hpp"

namespace bibconv::markup {
namespace {

struct Symbol {
    std::string_view command;
    std::string_view text;
};

// Commands of mathematics that have a character. Sorted by command (bytes).
constexpr auto symbols = std::to_array<Symbol>({
    {"Delta", "Δ"},      {"Gamma", "Γ"},
    {"Lambda", "Λ"},     {"Leftrightarrow", "⇔"},
    {"Omega", "Ω"},      {"Phi", "Φ"},
    {"Pi", "Π"},         {"Psi", "Ψ"},
    {"Rightarrow", "⇒"}, {"Sigma", "Σ"},
    {"Theta", "Θ"},      {"Upsilon", "Υ"},
    {"Xi", "Ξ"},         {"alpha", "α"},
    {"approx", "≈"},     {"ast", "*"},
    {"beta", "β"},       {"bullet", "•"},
    {"cap", "∩"},        {"cdot", "·"},
    {"cdots", "⋯"},      {"chi", "χ"},
    {"circ", "∘"},       {"colon", ":"},
    {"cong", "≅"},       {"cup", "∪"},
    {"delta", "δ"},      {"div", "÷"},
    {"ell", "ℓ"},        {"emptyset", "∅"},
    {"epsilon", "ϵ"},    {"equiv", "≡"},
    {"eta", "η"},        {"exists", "∃"},
    {"forall", "∀"},     {"gamma", "γ"},
    {"ge", "≥"},         {"geq", "≥"},
    {"gg", "≫"},         {"hbar", "ℏ"},
    {"in", "∈"},         {"infty", "∞"},
    {"int", "∫"},        {"iota", "ι"},
    {"kappa", "κ"},      {"lambda", "λ"},
    {"langle", "⟨"},     {"le", "≤"},
    {"leftarrow", "←"},  {"leftrightarrow", "↔"},
    {"leq", "≤"},        {"ll", "≪"},
    {"mapsto", "↦"},     {"mid", "∣"},
    {"mp", "∓"},         {"mu", "μ"},
    {"nabla", "∇"},      {"ne", "≠"},
    {"neg", "¬"},        {"neq", "≠"},
    {"notin", "∉"},      {"nu", "ν"},
    {"odot", "⊙"},       {"omega", "ω"},
    {"oplus", "⊕"},      {"otimes", "⊗"},
    {"partial", "∂"},    {"phi", "ϕ"},
    {"pi", "π"},         {"pm", "±"},
    {"prime", "′"},      {"prod", "∏"},
    {"propto", "∝"},     {"psi", "ψ"},
    {"rangle", "⟩"},     {"rho", "ρ"},
    {"rightarrow", "→"}, {"setminus", "∖"},
    {"sigma", "σ"},      {"sim", "∼"},
    {"simeq", "≃"},      {"sqrt", "√"},
    {"star", "⋆"},       {"subset", "⊂"},
    {"subseteq", "⊆"},   {"sum", "∑"},
    {"supset", "⊃"},     {"supseteq", "⊇"},
    {"tau", "τ"},        {"theta", "θ"},
    {"times", "×"},      {"to", "→"},
    {"upsilon", "υ"},    {"varepsilon", "ε"},
    {"varphi", "φ"},     {"vartheta", "ϑ"},
    {"vee", "∨"},        {"wedge", "∧"},
    {"xi", "ξ"},         {"zeta", "ζ"},
});

static_assert(std::ranges::is_sorted(symbols, {}, &Symbol::command));

constexpr int deepest = 60;

// Commands that only say how what follows is set.
constexpr auto silent = std::to_array<std::string_view>({"displaystyle", "left", "limits", "mathbb", "mathbf",
                                                         "mathcal", "mathfrak", "mathit", "mathrm", "mathsf", "mathtt",
                                                         "nolimits", "operatorname", "right", "text", "textstyle"});

// Reads TeX without ever failing: what it does not know leaves its name (in mathematics) or nothing.
class TexReader {
public:
    TexReader(std::string_view tex, bool mathematics) : tex_(tex), mathematics_(mathematics) {}

    RichText read(int depth = 0) {
        RichText out;
        while (at_ < tex_.size() && tex_[at_] != '}') piece(out, depth);
        return out;
    }
    // Closing braces without partners are left out.
    RichText read_all() {
        RichText out = read();
        while (at_ < tex_.size()) {
            ++at_;
            out.append(read());
        }
        return out;
    }

private:
    void piece(RichText& out, int depth) {
        const char c = tex_[at_];
        if (c == '\\') return command(out, depth);
        if (c == '{') return out.append(argument(depth));
        if (mathematics_ && (c == '^' || c == '_')) {
            ++at_;
            out.append(Styled{c == '^' ? Style::superscript : Style::subscript, argument(depth)});
            return;
        }
        ++at_;
        if (c == '~' || c == '\n' || c == '\t') return out.append(std::string_view(" "));
        if (c != '$') out.append(std::string_view(&c, 1));
    }

    // A group, or one character or command.
    RichText argument(int depth) {
        RichText out;
        if (at_ >= tex_.size() || tex_[at_] == '}') return out;
        if (tex_[at_] != '{') {
            if (tex_[at_] == '\\') {
                command(out, depth);
            } else {
                const std::size_t begin = at_;
                (void)text::next_code_point(tex_, at_);
                out.append(tex_.substr(begin, at_ - begin));
            }
            return out;
        }
        ++at_;
        if (depth >= deepest) return out;
        out = read(depth + 1);
        if (at_ < tex_.size()) ++at_;
        return out;
    }

    void command(RichText& out, int depth) {
        const std::string_view name = latex::command_name(tex_.substr(at_));
        at_ += 1 + name.size();
        const bool word = !name.empty() && latex::is_ascii_letter(name.front());
        while (word && !mathematics_ && at_ < tex_.size() && tex_[at_] == ' ') ++at_;
        if (name == "frac" && depth < deepest) {
            out.append(argument(depth + 1));
            out.append(std::string_view("/"));
            return out.append(argument(depth + 1));
        }
        if (std::ranges::find(silent, name) != silent.end()) return;
        const auto found = std::ranges::lower_bound(symbols, name, {}, &Symbol::command);
        if (found != symbols.end() && found->command == name) return out.append(found->text);
        if (const std::string_view* symbol = latex::find_symbol(name)) return out.append(*symbol);
        if (!word && name != "!" && name != "(" && name != ")")
            return out.append(name == ";" || name == ":" ? std::string_view(" ") : name);
        if (word && mathematics_) out.append(name);
    }

    std::string_view tex_;
    bool mathematics_;
    std::size_t at_ = 0;
};

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
    RichText out;

    void operator()(const Text& node) { out.append(std::string_view(node.text)); }
    void operator()(const Styled& node) { out.append(Styled{node.style, readable(node.content)}); }
    void operator()(const Link& node) { out.append(Link{node.url, readable(node.content)}); }
    void operator()(const Math& node) { out.append(TexReader(node.tex, true).read_all()); }
    void operator()(const Raw& node) {
        if (node.format == "latex")
            out.append(TexReader(node.source, false).read_all());
        else
            out.append(std::string_view(node.format == "html" ? without_tags(node.source) : node.source));
    }
};

}  // namespace

RichText readable(const RichText& text) {
    Readable visitor;
    for (const Inline& node : text.nodes) std::visit(visitor, static_cast<const Inline::variant&>(node));
    return std::move(visitor.out);
}

}  // namespace bibconv::markup
