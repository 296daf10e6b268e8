#include "markup/tex_reader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "markup/latex_tables.hpp"
#include "markup/latex_text.hpp"
#include "markup/siunitx.hpp"
#include "text/ascii.hpp"
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

constexpr int deepest_group = 60;

// Commands that only say how what follows is set, and among them those without which nothing is missing.
constexpr auto silent = std::to_array<std::string_view>(
    {"Big",        "Bigl",        "Bigr",         "bf",      "big",        "bigl",     "bigr",         "bm",
     "boldsymbol", "cal",         "displaystyle", "emph",    "ensuremath", "hbox",     "it",           "left",
     "limits",     "mathbb",      "mathbf",       "mathcal", "mathfrak",   "mathit",   "mathnormal",   "mathop",
     "mathrm",     "mathscr",     "mathsf",       "mathtt",  "mbox",       "nolimits", "operatorname", "right",
     "rm",         "scriptstyle", "sf",           "text",    "textbf",     "textit",   "textnormal",   "textrm",
     "textsf",     "textstyle",   "texttt",       "textup",  "tt"});

constexpr auto dispensable = std::to_array<std::string_view>(
    {"emph", "ensuremath", "hbox", "it", "mathit", "mathnormal", "mathop", "mathrm", "mbox", "operatorname", "rm",
     "text", "textit", "textnormal", "textrm", "textstyle", "textup"});

// Symbols that stand for little without their limits and roofs.
constexpr auto intricate = std::to_array<std::string_view>({"int", "prod", "sqrt", "sum"});

// Functions are words: "n log n".
constexpr auto functions =
    std::to_array<std::string_view>({"Pr", "arg", "cos", "deg", "det", "dim", "exp", "gcd", "inf", "lim", "ln", "log",
                                     "max", "min", "mod", "sin", "sup", "tan"});

// Raised, these are characters of their own.
constexpr auto raised = std::to_array<Symbol>({{"∘", "°"}, {"′", "′"}});

// Commands whose first argument nobody sees: keys for sorting, colours, lengths, languages, the other spelling, names
// of environments.
constexpr auto unseen = std::to_array<std::string_view>(
    {"SortNoop",       "begin",       "color",          "end",      "fontsize", "foreignlanguage", "hphantom",
     "hspace",         "hyphenquote", "index",          "label",    "noopsort", "phantom",         "selectlanguage",
     "switchlanguage", "textcolor",   "texorpdfstring", "textlang", "vphantom", "vspace"});

// Commands of packages that print more than their arguments.
constexpr auto quantities =
    std::to_array<std::string_view>({"SI", "SIrange", "ang", "num", "numrange", "qty", "qtyrange", "si", "unit"});
constexpr auto citations =
    std::to_array<std::string_view>({"autocite", "cite", "citealp", "citealt", "citep", "citet", "footcite", "fullcite",
                                     "parencite", "smartcite", "supercite", "textcite"});
constexpr std::string_view phonetic = "textipa";

// What the letters of \textipa print (tipa's manual, appendix A).
constexpr auto ipa = std::to_array<Symbol>({
    {"!", "ꜝ"}, {"\"", "ˈ"}, {"0", "ʉ"}, {"1", "ɨ"}, {"2", "ʌ"}, {"3", "ɜ"}, {"4", "ɥ"}, {"5", "ɐ"}, {"6", "ɒ"},
    {"7", "ɤ"}, {"8", "ɵ"},  {"9", "ɘ"}, {":", "ː"}, {";", "ˑ"}, {"@", "ə"}, {"A", "ɑ"}, {"B", "β"}, {"C", "ɕ"},
    {"D", "ð"}, {"E", "ɛ"},  {"F", "ɸ"}, {"G", "ɣ"}, {"H", "ɦ"}, {"I", "ɪ"}, {"J", "ʝ"}, {"K", "ʁ"}, {"L", "ʎ"},
    {"M", "ɱ"}, {"N", "ŋ"},  {"O", "ɔ"}, {"P", "ʔ"}, {"Q", "ʕ"}, {"R", "ɾ"}, {"S", "ʃ"}, {"T", "θ"}, {"U", "ʊ"},
    {"V", "ʋ"}, {"W", "ɯ"},  {"X", "χ"}, {"Y", "ʏ"}, {"Z", "ʒ"}, {"g", "ɡ"},
});

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
    /// Whether the text says all that the TeX said.
    [[nodiscard]] bool exact() const { return exact_; }

private:
    void piece(RichText& out, int depth) {
        const char c = tex_[at_];
        if (c == '\\') return command(out, depth);
        if (c == '{') return out.append(argument(depth));
        if (mathematics_ && (c == '^' || c == '_')) return script(out, depth);
        exact_ = exact_ && c != '&';
        ++at_;
        if (ipa_) {
            const auto letter = std::ranges::find(ipa, std::string_view(&c, 1), &Symbol::command);
            if (letter != ipa.end()) return out.append(letter->text);
        }
        if (c == '~' || c == '\n' || c == '\t') return out.append(std::string_view(" "));
        if (c != '$') out.append(std::string_view(&c, 1));
    }

    void script(RichText& out, int depth) {
        const Style style = tex_[at_] == '^' ? Style::superscript : Style::subscript;
        exact_ = exact_ && script_ends_ != at_ && scripts_ == 0;
        ++at_;
        ++scripts_;
        RichText content = argument(depth);
        --scripts_;
        script_ends_ = at_;
        const std::string plain = plain_text(content);
        const auto character = std::ranges::find(raised, plain, &Symbol::command);
        if (style == Style::superscript && character != raised.end()) return out.append(character->text);
        out.append(Styled{style, std::move(content)});
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
        if (depth >= deepest_group) return out;
        out = read(depth + 1);
        if (at_ < tex_.size()) ++at_;
        return out;
    }

    // The next argument as it stands; optional ones before it are passed over.
    std::string_view source_of_argument() {
        while (at_ < tex_.size() && (tex_[at_] == ' ' || tex_[at_] == '['))
            at_ = tex_[at_] == '[' ? std::min(tex_.find(']', at_), tex_.size() - 1) + 1 : at_ + 1;
        if (at_ >= tex_.size() || tex_[at_] != '{') return {};
        const std::size_t begin = at_ + 1;
        std::size_t depth = 0;
        for (; at_ < tex_.size(); ++at_) {
            if (tex_[at_] == '{') ++depth;
            if (tex_[at_] == '}' && --depth == 0) return tex_.substr(begin, at_++ - begin);
        }
        return tex_.substr(begin);
    }

    // What the brackets say that come next; nothing where there are none.
    RichText option(int depth) {
        while (at_ < tex_.size() && tex_[at_] == ' ') ++at_;
        if (at_ >= tex_.size() || tex_[at_] != '[') return {};
        const std::size_t begin = ++at_;
        std::size_t braces = 0;
        for (; at_ < tex_.size() && (braces > 0 || (tex_[at_] != ']' && tex_[at_] != '}')); ++at_) {
            if (tex_[at_] == '{') ++braces;
            if (tex_[at_] == '}') --braces;
        }
        const std::size_t end = at_;
        if (end < tex_.size() && tex_[end] == ']') ++at_;
        TexReader inner(tex_.substr(begin, end - begin), mathematics_);
        RichText content = inner.read(depth + 1);
        exact_ = exact_ && inner.exact();
        return content;
    }

    // \cite[see][p. 3]{key}; alone, an option stands behind the key.
    void citation(RichText& out, int depth) {
        if (at_ < tex_.size() && tex_[at_] == '*') ++at_;
        RichText before = option(depth);
        const bool two = at_ < tex_.size() && tex_[at_] == '[';
        RichText after = two ? option(depth) : std::exchange(before, {});
        const std::string_view key = source_of_argument();
        if (!before.empty()) before.append(std::string_view(" "));
        out.append(std::string_view("["));
        out.append(std::move(before));
        out.append(key);
        if (!key.empty() && !after.empty()) out.append(std::string_view(", "));
        out.append(std::move(after));
        out.append(std::string_view("]"));
    }

    void quantity(RichText& out, std::string_view name) {
        if (name == "ang") return out.append(si_angle(source_of_argument()));
        const bool with_unit = name.starts_with("SI") || name.starts_with("qty");
        const bool number = with_unit || name.starts_with("num");
        if (number) out.append(si_number(source_of_argument()));
        if (name.ends_with("range")) {
            out.append(std::string_view("–"));
            out.append(si_number(source_of_argument()));
        }
        if (number && !with_unit) return;
        RichText unit = si_unit(source_of_argument());
        const std::string plain = plain_text(unit);
        const bool close = plain.starts_with("°") && !plain.starts_with("°C");
        if (number && !plain.empty() && !close) out.append(std::string_view("\u00A0"));
        out.append(std::move(unit));
    }

    void phonetics(RichText& out, int depth) {
        const bool before = std::exchange(ipa_, true);
        out.append(argument(depth + 1));
        ipa_ = before;
    }

    // An accent over one letter; over more of them it cannot be said.
    RichText marked(char32_t mark, int depth) {
        RichText base = argument(depth + 1);
        const std::string letters = plain_text(base);
        std::size_t end = 0;
        if (!letters.empty()) (void)text::next_code_point(letters, end);
        if (is_plain(base) && end > 0 && end == letters.size()) return {text::compose(letters, mark)};
        exact_ = false;
        return base;
    }

    void command(RichText& out, int depth) {
        const std::string_view name = latex::command_name(tex_.substr(at_));
        at_ += 1 + name.size();
        const bool word = !name.empty() && latex::is_ascii_letter(name.front());
        const auto is_in = [name](const auto& table) { return std::ranges::find(table, name) != table.end(); };
        const bool is_silent = is_in(silent);
        while (word && (!mathematics_ || is_silent) && at_ < tex_.size() && tex_[at_] == ' ') ++at_;
        if (is_in(intricate) || name == "frac") exact_ = false;
        if (mathematics_ && is_in(functions)) return function(out, name);
        if (is_in(quantities)) return quantity(out, name);
        if (is_in(citations) && depth < deepest_group) return citation(out, depth);
        if (name == phonetic && depth < deepest_group) return phonetics(out, depth);
        if (name == "frac" && depth < deepest_group) {
            out.append(argument(depth + 1));
            out.append(std::string_view("/"));
            return out.append(argument(depth + 1));
        }
        if (is_silent) {
            exact_ = exact_ && is_in(dispensable);
            return;
        }
        if (depth < deepest_group && is_in(unseen)) {
            if (at_ < tex_.size() && tex_[at_] == '*') ++at_;
            return void(argument(depth + 1));
        }
        if (mathematics_ && depth < deepest_group) {
            const auto accent = std::ranges::find(math_accents, name, &MathAccent::command);
            if (accent != math_accents.end()) return out.append(marked(accent->mark, depth));
        } else if (const auto* accent = latex::find_accent(name); accent != nullptr && depth < deepest_group) {
            return out.append(std::string_view(latex::accented(*accent, plain_text(argument(depth + 1)))));
        }
        const auto found = std::ranges::lower_bound(symbols, name, {}, &Symbol::command);
        if (found != symbols.end() && found->command == name) return out.append(found->text);
        if (const std::string_view* symbol = latex::find_symbol(name)) return out.append(*symbol);
        if (!word && name != "!" && name != "(" && name != ")")
            return out.append(name == ";" || name == ":" ? std::string_view(" ") : name);
        exact_ = exact_ && !word;
        if (word && mathematics_) out.append(name);
    }

    void function(RichText& out, std::string_view name) {
        const std::string before = plain_text(out);
        if (!before.empty() && (text::is_ascii_letter(before.back()) || text::is_digit(before.back()))) out.append(" ");
        out.append(name);
        if (at_ < tex_.size() && tex_[at_] != '(' && tex_[at_] != ' ' && tex_[at_] != '_') out.append(" ");
    }

    std::string_view tex_;
    bool mathematics_;
    std::size_t at_ = 0;
    bool exact_ = true;
    bool ipa_ = false;                                  // within \textipa
    int scripts_ = 0;                                   // that are open
    std::size_t script_ends_ = std::string_view::npos;  // the last one
};

// Of the symbols those that need a package.
constexpr auto of_packages = std::to_array<std::string_view>(
    {"Box", "Diamond", "degree", "geqslant", "gtrsim", "leqslant", "lesssim", "nsubseteq", "subsetneq", "varnothing"});

}  // namespace

std::string_view sign_of_mathematics(std::string_view command) noexcept {
    const auto row = std::ranges::lower_bound(symbols, command, {}, &Symbol::command);
    return row != symbols.end() && row->command == command ? row->text : std::string_view();
}

std::string_view mathematics_for(std::string_view sign) noexcept {
    const auto row = std::ranges::find_if(symbols, [&](const Symbol& symbol) {
        return symbol.text == sign && std::ranges::find(of_packages, symbol.command) == of_packages.end();
    });
    return row == symbols.end() ? std::string_view() : row->command;
}

bool has_words_of_its_own(std::string_view command) noexcept {
    const auto is_in = [command](const auto& table) { return std::ranges::find(table, command) != table.end(); };
    return is_in(quantities) || is_in(citations) || command == phonetic;
}

TexAsText tex_as_text(std::string_view tex, bool mathematics) {
    TexReader reader(tex, mathematics);
    RichText text = reader.read_all();
    return {std::move(text), reader.exact()};
}

}  // namespace bibconv::markup
