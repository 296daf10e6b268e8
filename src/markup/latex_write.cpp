#include <algorithm>
#include <utility>

#include "markup/latex.hpp"
#include "markup/latex_tables.hpp"
#include "markup/latex_text.hpp"
#include "text/ascii.hpp"
#include "text/byte_set.hpp"

namespace bibconv::markup {
namespace {

using latex::is_space;

constexpr std::string_view protection = "\\NoCaseChange{";
constexpr int written_nesting = 95;  // a little less than the reader's

class Encoder {
public:
    std::string all(const RichText& text) {
        alone_ = text.nodes.size() == 1 && std::holds_alternative<Text>(text.nodes.front());
        nodes(text);
        protect_last_space();
        return std::move(out_);
    }

private:
    void nodes(const RichText& text) {
        for (const Inline& node : text.nodes) {
            std::visit([this](const auto& value) { write(value); }, static_cast<const Inline::variant&>(node));
        }
    }

    void write(const Text& node) {
        const latex::Braces braces(node.text);
        behind_quotes_ = node.text.size() - std::min(node.text.rfind('\''), node.text.size());
        std::vector<std::size_t> closing;  // of the braces written as a pair, innermost last
        for (std::size_t at = 0; at < node.text.size(); ++at) {
            const char c = node.text[at];
            const std::size_t partner = c == '{' ? braces.partner(at) : std::string::npos;
            if (partner != std::string::npos) {
                closing.push_back(partner);
                put("\\{");
            } else if (c == '}' && !closing.empty() && closing.back() == at) {
                closing.pop_back();
                put("\\}");
            } else if (is_space(c)) {
                at += space(std::string_view(node.text).substr(at)) - 1;
            } else if (const std::size_t end = end_of_word(node.text, at); end > at && !no_break_space_) {
                put(std::string_view(node.text).substr(at, end - at));
                at = end - 1;
            } else {
                character(c, std::string_view(node.text).substr(at));
            }
        }
    }

    // Behind the letters and digits, which are written as they are.
    static std::size_t end_of_word(std::string_view text, std::size_t at) {
        while (at < text.size() && (latex::is_ascii_letter(text[at]) || text::is_digit(text[at]))) ++at;
        return at;
    }

    void character(char c, std::string_view rest) {
        switch (c) {
            case '&':
            case '%':
            case '$':
            case '#':
            case '_': put(std::string{'\\', c}); return;
            case '{': put("\\textbraceleft{}"); return;
            case '}': put("\\textbraceright{}"); return;
            case '\\': put("\\textbackslash{}"); return;
            case '^': put("\\^{}"); return;
            case '~': put("\\textasciitilde{}"); return;
            case '`':
                // An apostrophe may close it, also one behind markup.
                if (!alone_ || rest.size() > behind_quotes_) return put("\\textasciigrave{}");
                return single(c);
            case '-':
            case '\'':
            case ',':
            case '<':
            case '>': single(c); return;
            case '*':
            case '[': behind_line(c); return;
            default: break;
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            put("\\symbol{" + std::to_string(static_cast<int>(c)) + "}");
        } else if (c == '\xC2' && rest.starts_with("\u00A0")) {
            no_break_space_ = true;
        } else if (no_break_space_) {
            no_break_space_ = false;
            put("~");
        } else {
            put(std::string_view(&c, 1));
        }
    }

    // Two of these would be a dash or a quotation mark.
    void single(char c) {
        if (!out_.empty() && latex::joins(out_.back(), c)) put("{}");
        put(std::string_view(&c, 1));
    }

    // TeX would take these for the star or the option of the line's end.
    void behind_line(char c) {
        if (out_.ends_with("\\\\ ")) put("{}");
        put(std::string_view(&c, 1));
    }

    // The white space that a reader would run together is spelt out. Returns how much was taken.
    std::size_t space(std::string_view rest) {
        const bool after_space = out_.empty() || is_space(out_.back());
        const bool before_space = rest.size() > 2 && is_space(rest[2]);
        if (rest.front() == ' ' && !after_space) {
            put(" ");
        } else if (rest.starts_with("\n\n") && !after_space && !before_space && rest.size() > 2) {
            put("\n\n");
            return 2;
        } else {
            put(spelt(rest.front()));
        }
        return 1;
    }

    static std::string spelt(char c) {
        if (c == ' ') return "\\ ";
        return c == '\n' ? "\\\\ " : "\\symbol{" + std::to_string(static_cast<int>(c)) + "}";
    }

    // What stands at the end of a value is trimmed by readers.
    void protect_last_space() {
        if (out_.empty() || out_.back() != ' ') return;
        if (out_.ends_with("\\\\ ")) return out_.pop_back();
        if (open_word_) {
            out_ += "\\relax{}";
        } else if (out_.ends_with("\\ ")) {
            out_ += "{}";
        } else {
            out_.pop_back();
            out_ += "\\ {}";
        }
    }

    void write(const Styled& node) {
        if (++depth_ > written_nesting) {
            write(Text{plain_text(node.content)});
        } else if (node.style == Style::nocase) {
            protect(node.content);
        } else {
            put("\\" + std::string(latex::style_command(node.style)) + "{");
            nodes(node.content);
            put("}");
        }
        --depth_;
    }

    static bool is_raw(const Inline& node) { return std::holds_alternative<Raw>(node); }

    // Braces; in places where braces alone would say nothing, the command.
    void protect(const RichText& content) {
        const bool command = nocase_ || !latex::has_case(content);
        const bool before = std::exchange(nocase_, true);
        put(command ? protection : "{");
        const std::size_t begin = out_.size();
        nodes(content);
        put("}");
        if (!command && out_[begin] == '\\') {  // {\'E} would be a special character
            const bool unknown = std::ranges::any_of(content.nodes, is_raw);
            out_.replace(begin - 1, 1, unknown ? protection : "{{");  // {{\x y}} would all be unknown
            if (!unknown) out_ += '}';
        }
        nocase_ = before;
    }

    void write(const Link& node) {
        if (++depth_ > written_nesting) {
            write(Text{plain_text(node.content)});
        } else if (node.content == RichText(node.url)) {
            put("\\url{" + encode_url(node.url) + "}");
        } else {
            put("\\href{" + encode_url(node.url) + "}{");
            nodes(node.content);
            put("}");
        }
        --depth_;
    }

    // TeX reads the argument inside another one, where a bare % or # would do harm.
    static std::string encode_url(std::string_view url) {
        std::string result;
        for (const char c : encode_verbatim(url)) {
            const bool harmful = c == '%' || c == '#';
            if (harmful && result.ends_with('{')) {  // {\%} would be read as the escape that some write
                result += spelt(c);
                continue;
            }
            if (harmful) result += '\\';
            result += c;
        }
        return result;
    }

    // Balanced for BibTeX, which counts every brace, and for TeX, which does not count \{.
    static bool is_safe(std::string_view latex) {
        if (!is_balanced(latex)) return false;
        std::string unescaped;
        for (std::size_t at = 0; at < latex.size(); ++at) {
            if (latex[at] == '\\') {
                ++at;
            } else {
                unescaped += latex[at];
            }
        }
        return is_balanced(unescaped);
    }

    void write(const Math& node) {
        const std::string dollars = "$" + node.tex + "$";
        if (!node.tex.empty() && is_safe(dollars) && decode_latex(dollars) == of(node)) {
            put(dollars);
        } else {
            carry("math", node.tex);
        }
    }

    void write(const Raw& node) {
        if (node.format != "latex" || node.source.empty() || !is_safe(node.source) ||
            decode_latex(node.source) != of(node) || opens_environment(node.source)) {
            carry(node.format, node.source);
        } else if (!ends(node.source)) {
            put('{' + node.source + '}');
        } else {
            put(node.source);
            open_word_ = node.source.front() == '\\';
            const std::string_view word =
                text::trimmed(std::string_view(node.source).substr(node.source.rfind('\\') + 1));
            grasps_ = open_word_ && latex::takes_a_character(word);
        }
    }

    // Whether what follows it stays apart. A declaration somewhere in it may reach to the end of the group.
    static bool ends(const std::string& source) {
        RichText both = of(Raw{"latex", source});
        both.append("x");
        return decode_latex(source + "\\relax{}x") == both;
    }

    // Whether an environment's end behind it would make one of both.
    static bool opens_environment(const std::string& source) {
        constexpr std::string_view begin = "\\begin";
        const std::size_t name_end = source.find('}');
        if (!source.starts_with(begin) || name_end == std::string::npos) return false;
        const std::string end = "\\end" + source.substr(begin.size(), name_end + 1 - begin.size());
        RichText both = of(Raw{"latex", source});
        both.append(Raw{"latex", end});
        return decode_latex(source + end) != both;
    }

    static RichText of(Inline node) {
        RichText result;
        result.append(std::move(node));
        return result;
    }

    void carry(std::string_view format, std::string_view source) {
        put("\\" + std::string(latex::carrier) + "{" + encode_verbatim(format) + "}{" + encode_verbatim(source) + "}");
    }

    // What follows an unknown command must not become its argument or the rest of its name.
    void put(std::string_view latex) {
        if (std::exchange(open_word_, false) && takes(latex.front())) out_ += "\\relax{}";
        out_ += latex;
    }

    [[nodiscard]] bool takes(char c) const {
        if (c == '{' || c == '[' || grasps_) return true;
        const char last = out_.back();
        if (last == '*' && is_space(c)) return true;
        return latex::is_ascii_letter(last) && (latex::is_ascii_letter(c) || is_space(c) || c == '*');
    }

    std::string out_;
    bool alone_ = false;             // it is all one text
    std::size_t behind_quotes_ = 0;  // bytes from its last apostrophe on
    int depth_ = 0;
    bool nocase_ = false;
    bool open_word_ = false;  // an unknown command was written last,
    bool grasps_ = false;     // and it is one that takes whatever follows
    bool no_break_space_ = false;
};

// How deep styles and links stand in each other.
int depth_of(const RichText& text) {
    int deepest = 0;
    for (const Inline& node : text.nodes) {
        if (const auto* styled = std::get_if<Styled>(&node)) deepest = std::max(deepest, 1 + depth_of(styled->content));
        if (const auto* link = std::get_if<Link>(&node)) deepest = std::max(deepest, 1 + depth_of(link->content));
    }
    return deepest;
}

// Text that is its own LaTeX, as most text is.
bool is_literal(std::string_view text) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
    if (latex::skip_plain(text, 0, text.size()) != text.size()) return false;
    constexpr auto others = text::ByteSet("&%#_^}\x7F\xC2").with_controls();
    return others.first_in(text) == text.size();
}

}  // namespace

bool latex_holds(const RichText& text) { return depth_of(text) <= written_nesting; }

std::string encode_latex(const RichText& text) {
    const auto* plain = text.nodes.size() == 1 ? std::get_if<Text>(&text.nodes.front()) : nullptr;
    if (plain != nullptr && is_literal(plain->text)) return plain->text;
    return Encoder().all(text);
}

}  // namespace bibconv::markup
