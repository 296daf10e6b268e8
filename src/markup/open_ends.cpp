#include "markup/open_ends.hpp"

#include <algorithm>
#include <set>

#include "text/ascii.hpp"

namespace bibconv::markup {
namespace {

bool leaves_open(std::string_view text, char open, char close) {
    std::size_t depth = 0;
    for (const char c : text) {
        if (c == open) ++depth;
        if (c == close && depth > 0) --depth;
    }
    return depth > 0;
}

// Runs of backticks close each other where they are equally long.
bool leaves_code_open(std::string_view text) {
    std::set<std::size_t> open;
    for (std::size_t at = text.find('`'); at < text.size();) {
        const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
        if (open.erase(end - at) == 0) open.insert(end - at);
        at = text.find('`', end);
    }
    return !open.empty();
}

}  // namespace

bool has_columns(std::string_view text) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        const std::string_view line = text::trimmed(text.substr(begin, end - begin));
        const bool dashes = line.starts_with('-') && line.find_first_not_of("- \t") == std::string_view::npos;
        if (dashes && line.find_first_of(" \t") != std::string_view::npos) return true;
        begin = end + 1;
    }
    return false;
}

bool may_go_on(std::string_view markdown) {
    if (markdown.starts_with("<!--")) markdown.remove_prefix(std::min(markdown.find("-->"), markdown.size()));
    const auto has = [markdown](std::string_view any) { return markdown.find_first_of(any) != markdown.npos; };
    if (!has("`[{")) return false;
    // An escape is none in code; a brace within quotation marks closes nothing.
    if (has("\\") || (has("{") && has("\"'"))) return true;
    const std::size_t destination = markdown.rfind("](");
    const bool in_link = destination != markdown.npos && markdown.find(')', destination) == markdown.npos;
    return in_link || leaves_open(markdown, '[', ']') || leaves_open(markdown, '{', '}') || leaves_code_open(markdown);
}

}  // namespace bibconv::markup
