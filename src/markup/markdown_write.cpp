#include <algorithm>
#include <utility>

#include "markup/html_text.hpp"
#include "markup/markdown.hpp"
#include "markup/web_address.hpp"

namespace bibconv::markup {
namespace {

constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\0'; }

// Letters, digits and every byte of a non-ASCII character count as inside of a word.
constexpr bool is_word(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool is_punctuation(char c) noexcept { return c > ' ' && c < 0x7f && !is_word(c); }

bool brackets_balance(std::string_view text) noexcept {
    int depth = 0;
    for (const char c : text) {
        if (c == '[') ++depth;
        if (c == ']' && --depth < 0) return false;
    }
    return depth == 0;
}

class Writer {
public:
    explicit Writer(const RichText& whole) {
        const std::string plain = plain_text(whole);
        escape_dollars_ = std::ranges::count(plain, '$') > 1;
        escape_brackets_ = !brackets_balance(plain);
    }

    void all(const RichText& text) {
        for (std::size_t i = 0; i < text.nodes.size(); ++i) {
            // A bracket at the end of a text must not meet the bracket that opens a link.
            after_ = i + 1 < text.nodes.size() && std::holds_alternative<Link>(text.nodes[i + 1]) ? '[' : '\0';
            std::visit(*this, static_cast<const Inline::variant&>(text.nodes[i]));
        }
    }

    void operator()(const Text& node) { escape(node.text); }

    void operator()(const Styled& node) {
        switch (node.style) {
            case Style::nocase: return all(node.content);
            case Style::italic: return between("*", node.content, "*");
            case Style::bold: return between("**", node.content, "**");
            case Style::small_caps:
                return between("<span style=\"font-variant: small-caps\">", node.content, "</span>");
            case Style::subscript: return between("<sub>", node.content, "</sub>");
            case Style::superscript: return between("<sup>", node.content, "</sup>");
            case Style::quoted: return between("\u201C", node.content, "\u201D");
            case Style::code: return code(plain_text(node.content));
        }
    }

    void operator()(const Link& node) {
        if (!is_safe_url(node.url)) return all(node.content);
        if (is_web_address(node.url) && plain_text(node.content) == node.url) return autolink(node.url);
        out += '[';
        const bool inside = std::exchange(in_link_, true);
        all(node.content);
        in_link_ = inside;
        out += "](" + destination(node.url) + ')';
    }

    void operator()(const Math& node) {
        out += '$';
        escape(node.tex);
        out += '$';
    }

    void operator()(const Raw& node) { escape(node.source); }

    std::string out;

private:
    // White space at an edge goes outside: inside it, the marks would be no marks.
    void between(std::string_view open, const RichText& content, std::string_view close) {
        const std::size_t begin = out.size();
        out += open;
        all(content);
        const auto place = [this](std::size_t at) { return out.begin() + static_cast<std::ptrdiff_t>(at); };
        const std::size_t first = out.find_first_not_of(' ', begin + open.size());
        if (first == std::string::npos) {
            out.erase(begin, open.size());
        } else {
            std::rotate(place(begin), place(begin + open.size()), place(first));
            out.insert(out.find_last_not_of(' ') + 1, close);
        }
    }

    void code(const std::string& text) {
        const std::string fence = text.find('`') == std::string::npos ? "`" : "``";
        if (text.find("``") != std::string::npos) return escape(text);
        const std::string_view pad = fence.size() > 1 ? " " : "";
        out.append(fence).append(pad);
        std::ranges::replace_copy(text, std::back_inserter(out), '\n', ' ');
        out.append(pad).append(fence);
    }

    static std::string destination(std::string_view url) {
        const std::string clean = url_text(url);
        std::string escaped_url;
        const bool balanced = std::ranges::count(clean, '(') == std::ranges::count(clean, ')');
        for (std::size_t i = 0; i < clean.size(); ++i) {
            if (!balanced && clean[i] == '(')
                escaped_url += "%28";
            else if (!balanced && clean[i] == ')')
                escaped_url += "%29";
            else if (clean[i] == '&' && is_character_reference(clean, i))
                escaped_url += "&amp;";
            else
                escaped_url += clean[i];
        }
        return escaped_url;
    }

    void autolink(std::string_view url) { out.append("<").append(url).append(">"); }

    void escape(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (const std::size_t length = address_at(text, i); length > 0) {
                autolink(text.substr(i, length));
                i += length - 1;
                continue;
            }
            const char before = i > 0 ? text[i - 1] : (out.empty() ? '\0' : out.back());
            const char after = i + 1 < text.size() ? text[i + 1] : after_;
            escape_one(text, i, before, after);
        }
    }

    // An address in running text is a link wherever GitHub shows the page: it is one here as well.
    [[nodiscard]] std::size_t address_at(std::string_view text, std::size_t at) const {
        if (text[at] != 'h' || in_link_ || (at > 0 && is_word(text[at - 1]))) return 0;
        return web_address_length(text.substr(at));
    }

    void escape_one(std::string_view text, std::size_t i, char before, char after) {
        const char c = text[i];
        if (c == '<' && (is_word(after) || after == '/' || after == '!' || after == '?'))
            out += "&lt;";
        else if (c == '&' && is_character_reference(text, i))
            out += "&amp;";
        else if (static_cast<unsigned char>(c) < 0x20)
            out += ' ';
        else {
            if (needs_backslash(c, before, after) || (!in_link_ && looks_like_address(text, i))) out += '\\';
            out += c;
        }
    }

    // What some renderers make a link of and others do not.
    static bool looks_like_address(std::string_view text, std::size_t i) noexcept {
        const std::string_view before = text.substr(0, i);
        if (text[i] == '.') return before.ends_with("www");
        if (text[i] != ':' || !text.substr(i).starts_with("://")) return false;
        return before.ends_with("http") || before.ends_with("https") || before.ends_with("ftp");
    }

    [[nodiscard]] bool needs_backslash(char c, char before, char after) const noexcept {
        switch (c) {
            case '\\': return is_punctuation(after);
            case '`': return true;
            case '*': return !(is_space(before) && is_space(after));
            case '_': return !(is_word(before) && is_word(after)) && !(is_space(before) && is_space(after));
            case '[': return escape_brackets_;
            case ']': return escape_brackets_ || after == '(' || after == '[' || after == ':';
            case '~': return before == '~' || after == '~';
            case '$': return escape_dollars_;
            default: return false;
        }
    }

    bool in_link_ = false;
    bool escape_dollars_ = false;
    bool escape_brackets_ = false;
    char after_ = '\0';
};

}  // namespace

std::string markdown(const RichText& text) {
    Writer writer(text);
    writer.all(text);
    return std::move(writer.out);
}

}  // namespace bibconv::markup
