#include "formats/badge_page/loose_title.hpp"

#include <algorithm>

#include "markup/html_fragment.hpp"
#include "markup/partners.hpp"
#include "text/ascii.hpp"

namespace bibconv::badge_page {
namespace {

using text::trimmed;

std::size_t heading_marks(std::string_view line) {
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    return marks > 0 && marks <= 6 && marks < line.size() && line[marks] == ' ' ? marks : 0;
}

bool is_html_heading(std::string_view line) {
    return line.size() > 9 && line.starts_with("<h") && text::is_digit(line[2]) &&
           line.substr(0, 16).find('>') != std::string_view::npos;
}

std::string text_of(const std::vector<markup::HtmlNode>& nodes, std::string& url) {
    std::string text;
    for (const markup::HtmlNode& node : nodes) {
        if (node.name == "a" && url.empty()) url = node.attribute("href");
        text += node.text + text_of(node.children, url);
    }
    return text;
}

// Pandoc's and kramdown's attributes behind a heading: ` {#anchor}`
std::string_view without_attributes(std::string_view line) {
    const std::size_t open = line.rfind(" {");
    const bool attributes = open != std::string_view::npos && line.ends_with('}') && open + 2 < line.size() &&
                            std::string_view("#.:").find(line[open + 2]) != std::string_view::npos;
    return attributes ? trimmed(line.substr(0, open)) : line;
}

// What follows a mark may belong to the title: "**BERT**: Pre-training of …" is one.
bool ends_title(std::string_view rest) { return trimmed(rest).empty() || (rest.front() == ' ' && rest.size() > 1); }

// The outer marks come off first, so that what stood behind the inner ones goes before.
void put_before(std::string_view text, std::string& rest) {
    text = trimmed(text);
    rest.insert(0, std::string(text) + (text.empty() || rest.empty() ? "" : " "));
}

// The first two stars behind the opening ones that are no escaped characters.
std::size_t closing_stars(std::string_view title) {
    for (std::size_t at = 2; at < title.size(); ++at) {
        if (title[at] == '\\')
            ++at;
        else if (title.substr(at).starts_with("**"))
            return at;
    }
    return std::string_view::npos;
}

// Takes one pair of marks off the title, and notes what stood behind it.
bool peel_bold(std::string_view& title, std::string& rest) {
    if (!title.starts_with("**")) return false;
    const std::size_t close = closing_stars(title);
    if (close == std::string_view::npos || close == 2 || !ends_title(title.substr(close + 2))) return false;
    put_before(title.substr(close + 2), rest);
    title = trimmed(title.substr(2, close - 2));
    return true;
}

bool peel_link(std::string_view& title, std::string& url, std::string& rest) {
    if (!title.starts_with('[') || !url.empty()) return false;
    const std::size_t close = markup::Partners(title, '[', ']').of(0);
    if (close == std::string_view::npos || close + 1 >= title.size() || title[close + 1] != '(') return false;
    const std::size_t end = markup::Partners(title, '(', ')').of(close + 1);
    if (end == std::string_view::npos || !ends_title(title.substr(end + 1))) return false;
    const std::string_view target = title.substr(close + 2, end - close - 2);
    url = target.substr(0, target.find(' '));
    put_before(title.substr(end + 1), rest);
    title = trimmed(title.substr(1, close - 1));
    return true;
}

}  // namespace

bool is_loose_title(std::string_view line) {
    line = trimmed(line);
    return heading_marks(line) > 0 || is_html_heading(line) || line.starts_with("**") || line.starts_with("[**");
}

LooseTitle parse_loose_title(std::string_view line) {
    LooseTitle result;
    line = trimmed(line);
    if (is_html_heading(line)) {
        if (const auto nodes = markup::parse_html_fragment(line)) {
            result.title = trimmed(text_of(*nodes, result.url));
            return result;
        }
    }
    std::string_view title = without_attributes(trimmed(line.substr(heading_marks(line))));
    // More marks around a title than these are part of it.
    for (int layer = 0; layer < 4; ++layer) {
        if (!peel_bold(title, result.rest) && !peel_link(title, result.url, result.rest)) break;
    }
    result.title = title;
    return result;
}

}  // namespace bibconv::badge_page
