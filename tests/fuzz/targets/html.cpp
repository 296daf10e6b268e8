#include "fuzz/support/promise.hpp"
#include "markup/csl_html.hpp"
#include "markup/html_fragment.hpp"
#include "markup/html_text.hpp"
#include "markup/latex.hpp"
#include "markup/markdown.hpp"
#include "markup/safe_html.hpp"
#include "text/latin1.hpp"
#include "text/unicode.hpp"

using namespace bibconv;
using fuzz::promise;
using fuzz::promise_same;

namespace {

void check_rich(const RichText& text) {
    promise_same("full HTML gives it back", text, markup::parse_full_html(markup::full_html(text)));
    const markup::CslHtml csl = markup::csl_html(text);
    promise(text::is_utf8(csl.html), "CSL's HTML is UTF-8", csl.html);
    if (csl.exact) promise_same("so does CSL's, where it says so", text, markup::parse_csl_html(csl.html));
    if (const std::string* plain = markup::plain_csl_html(text)) promise_same("plain HTML", csl.html, *plain);
}

std::size_t depth_of(const std::vector<markup::HtmlNode>& nodes) {
    std::size_t depth = 0;
    for (const markup::HtmlNode& node : nodes) depth = std::max(depth, 1 + depth_of(node.children));
    return depth;
}

// Every script stands on a line that begins with a comment.
bool scripts_are_comments(std::string_view text) {
    for (std::size_t at = text.find("<script"); at != std::string_view::npos; at = text.find("<script", at + 1)) {
        const std::size_t line = text.substr(0, at).find_last_of("\r\n") + 1;
        const std::string_view before = text.substr(line, at - line);
        const std::size_t comment = before.find("<!--");
        if (comment > 3 || before.find_first_not_of(' ') != comment) return false;
    }
    return true;
}

}  // namespace

int fuzz_html(const std::uint8_t* data, std::size_t size) {
    const std::string text = text::to_utf8(fuzz::text_of(data, size));
    check_rich(RichText(text));
    check_rich(markup::parse_csl_html(text));
    check_rich(markup::parse_full_html(text));
    check_rich(markup::decode_latex(text));
    check_rich(markup::parse_markdown(text));
    if (const auto nodes = markup::parse_html_fragment(text)) promise(depth_of(*nodes) <= 66, "depth is bounded");
    const std::string inside = markup::html_text(text);
    promise(inside.find('<') == std::string::npos, "text is no markup", inside);
    promise(markup::html_attribute(text).find('"') == std::string::npos, "an attribute ends where it should", text);
    const bool safe = markup::is_safe_html(text);
    promise(!safe || scripts_are_comments(text), "no script is safe", text);
    (void)markup::are_safe_attributes(text);
    const std::string url = markup::url_text(text);
    promise_same("a URL that is one stays", url, markup::url_text(url));
    return 0;
}
