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
    {"Box", "□"},        {"Delta", "Δ"},
    {"Diamond", "◇"},    {"Gamma", "Γ"},
    {"Im", "ℑ"},         {"Lambda", "Λ"},
    {"Leftarrow", "⇐"},  {"Leftrightarrow", "⇔"},
    {"Omega", "Ω"},      {"Phi", "Φ"},
    {"Pi", "Π"},         {"Psi", "Ψ"},
    {"Re", "ℜ"},         {"Rightarrow", "⇒"},
    {"Sigma", "Σ"},      {"Theta", "Θ"},
    {"Upsilon", "Υ"},    {"Vert", "‖"},
    {"Xi", "Ξ"},         {"aleph", "ℵ"},
    {"alpha", "α"},      {"angle", "∠"},
    {"approx", "≈"},     {"ast", "*"},
    {"backslash", "\\"}, {"beta", "β"},
    {"bot", "⊥"},        {"bullet", "•"},
    {"cap", "∩"},        {"cdot", "·"},
    {"cdots", "⋯"},      {"chi", "χ"},
    {"circ", "∘"},       {"colon", ":"},
    {"cong", "≅"},       {"cup", "∪"},
    {"dagger", "†"},     {"ddagger", "‡"},
    {"degree", "°"},     {"delta", "δ"},
    {"div", "÷"},        {"downarrow", "↓"},
    {"ell", "ℓ"},        {"emptyset", "∅"},
    {"epsilon", "ϵ"},    {"equiv", "≡"},
    {"eta", "η"},        {"exists", "∃"},
    {"forall", "∀"},     {"gamma", "γ"},
    {"ge", "≥"},         {"geq", "≥"},
    {"geqslant", "⩾"},   {"gets", "←"},
    {"gg", "≫"},         {"gtrsim", "≳"},
    {"hbar", "ℏ"},       {"iff", "⇔"},
    {"imath", "ı"},      {"implies", "⇒"},
    {"in", "∈"},         {"infty", "∞"},
    {"int", "∫"},        {"iota", "ι"},
    {"jmath", "ȷ"},      {"kappa", "κ"},
    {"lambda", "λ"},     {"land", "∧"},
    {"langle", "⟨"},     {"lbrace", "{"},
    {"lceil", "⌈"},      {"le", "≤"},
    {"leftarrow", "←"},  {"leftrightarrow", "↔"},
    {"leq", "≤"},        {"leqslant", "⩽"},
    {"lesssim", "≲"},    {"lfloor", "⌊"},
    {"ll", "≪"},         {"longrightarrow", "⟶"},
    {"lor", "∨"},        {"mapsto", "↦"},
    {"mid", "∣"},        {"models", "⊨"},
    {"mp", "∓"},         {"mu", "μ"},
    {"nabla", "∇"},      {"ne", "≠"},
    {"neg", "¬"},        {"neq", "≠"},
    {"ni", "∋"},         {"notin", "∉"},
    {"nsubseteq", "⊈"},  {"nu", "ν"},
    {"odot", "⊙"},       {"omega", "ω"},
    {"oplus", "⊕"},      {"otimes", "⊗"},
    {"parallel", "∥"},   {"partial", "∂"},
    {"perp", "⊥"},       {"phi", "ϕ"},
    {"pi", "π"},         {"pm", "±"},
    {"prec", "≺"},       {"prime", "′"},
    {"prod", "∏"},       {"propto", "∝"},
    {"psi", "ψ"},        {"qquad", "\u2003\u2003"},
    {"quad", "\u2003"},  {"rangle", "⟩"},
    {"rbrace", "}"},     {"rceil", "⌉"},
    {"rfloor", "⌋"},     {"rho", "ρ"},
    {"rightarrow", "→"}, {"setminus", "∖"},
    {"sigma", "σ"},      {"sim", "∼"},
    {"simeq", "≃"},      {"sqcap", "⊓"},
    {"sqcup", "⊔"},      {"sqrt", "√"},
    {"star", "⋆"},       {"subset", "⊂"},
    {"subseteq", "⊆"},   {"subsetneq", "⊊"},
    {"succ", "≻"},       {"sum", "∑"},
    {"supset", "⊃"},     {"supseteq", "⊇"},
    {"tau", "τ"},        {"theta", "θ"},
    {"times", "×"},      {"to", "→"},
    {"top", "⊤"},        {"triangle", "△"},
    {"uparrow", "↑"},    {"uplus", "⊎"},
    {"upsilon", "υ"},    {"varepsilon", "ε"},
    {"varnothing", "∅"}, {"varphi", "φ"},
    {"varpi", "ϖ"},      {"varrho", "ϱ"},
    {"varsigma", "ς"},   {"vartheta", "ϑ"},
    {"vdash", "⊢"},      {"vee", "∨"},
    {"vert", "|"},       {"wedge", "∧"},
    {"wp", "℘"},         {"xi", "ξ"},
    {"zeta", "ζ"},
});

static_assert(std::ranges::is_sorted(symbols, {}, &Symbol::command));

constexpr int deepest = 60;

// Commands that only say how what follows is set.
constexpr auto silent = std::to_array<std::string_view>(
    {"Big",        "Bigl",        "Bigr",         "bf",      "big",        "bigl",     "bigr",         "bm",
     "boldsymbol", "cal",         "displaystyle", "emph",    "ensuremath", "hbox",     "it",           "left",
     "limits",     "mathbb",      "mathbf",       "mathcal", "mathfrak",   "mathit",   "mathnormal",   "mathop",
     "mathrm",     "mathscr",     "mathsf",       "mathtt",  "mbox",       "nolimits", "operatorname", "right",
     "rm",         "scriptstyle", "sf",           "text",    "textbf",     "textit",   "textnormal",   "textrm",
     "textsf",     "textstyle",   "texttt",       "textup",  "tt"});

// Commands whose first argument nobody sees: keys for sorting, colours, lengths, languages, the other spelling.
constexpr auto unseen = std::to_array<std::string_view>({"SortNoop", "color", "fontsize", "foreignlanguage", "hphantom",
                                                         "hspace", "hyphenquote", "index", "label", "noopsort",
                                                         "phantom", "selectlanguage", "switchlanguage", "textcolor",
                                                         "texorpdfstring", "textlang", "vphantom", "vspace"});

struct MathAccent {
    std::string_view command;
    char32_t mark;
};
constexpr auto math_accents = std::to_array<MathAccent>({
    {"acute", 0x301},
    {"bar", 0x304},
    {"breve", 0x306},
    {"check", 0x30C},
    {"ddot", 0x308},
    {"dot", 0x307},
    {"grave", 0x300},
    {"hat", 0x302},
    {"mathring", 0x30A},
    {"overline", 0x305},
    {"tilde", 0x303},
    {"underline", 0x332},
    {"vec", 0x20D7},
    {"widehat", 0x302},
    {"widetilde", 0x303},
});

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
            if (c == '^' && degree()) return out.append(std::string_view("°"));
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
        while (at_ < tex_.size() && tex_[at_] == ' ') ++at_;
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

    // A raised little circle.
    bool degree() {
        for (const std::string_view spelling : {"{\\circ}", "\\circ"}) {
            const bool whole = tex_.substr(at_).starts_with(spelling) &&
                               (spelling.ends_with('}') || at_ + spelling.size() == tex_.size() ||
                                !latex::is_ascii_letter(tex_[at_ + spelling.size()]));
            if (!whole) continue;
            at_ += spelling.size();
            return true;
        }
        return false;
    }

    // An accent over one letter; over more of them it cannot be said.
    RichText marked(char32_t mark, int depth) {
        RichText base = argument(depth + 1);
        const std::string letters = plain_text(base);
        std::size_t end = 0;
        if (!letters.empty()) (void)text::next_code_point(letters, end);
        return is_plain(base) && end > 0 && end == letters.size() ? RichText(text::compose(letters, mark)) : base;
    }

    void command(RichText& out, int depth) {
        const std::string_view name = latex::command_name(tex_.substr(at_));
        at_ += 1 + name.size();
        const bool word = !name.empty() && latex::is_ascii_letter(name.front());
        const bool is_silent = std::ranges::find(silent, name) != silent.end();
        while (word && (!mathematics_ || is_silent) && at_ < tex_.size() && tex_[at_] == ' ') ++at_;
        if (name == "frac" && depth < deepest) {
            out.append(argument(depth + 1));
            out.append(std::string_view("/"));
            return out.append(argument(depth + 1));
        }
        if (is_silent) return;
        if (depth < deepest && std::ranges::find(unseen, name) != unseen.end()) {
            if (at_ < tex_.size() && tex_[at_] == '*') ++at_;
            return void(argument(depth + 1));
        }
        if (mathematics_ && depth < deepest) {
            const auto accent = std::ranges::find(math_accents, name, &MathAccent::command);
            if (accent != math_accents.end()) return out.append(marked(accent->mark, depth));
        } else if (const auto* accent = latex::find_accent(name); accent != nullptr && depth < deepest) {
            return out.append(std::string_view(latex::accented(*accent, plain_text(argument(depth + 1)))));
        }
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
