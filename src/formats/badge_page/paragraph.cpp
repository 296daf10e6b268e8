#include "formats/badge_page/paragraph.hpp"

#include "formats/badge_page/lines.hpp"
#include "markup/markdown.hpp"

namespace bibconv::badge_page {
namespace {

// CommonMark 0.30, chapter 4: what may begin a block that is no paragraph.
std::string line_start_escaped(std::string line) {
    line.erase(0, line.find_first_not_of(' '));
    if (line.empty()) return line;
    const char c = line.front();
    const char after = line.size() > 1 ? line[1] : ' ';
    const std::size_t digits = line.find_first_not_of("0123456789");
    const bool ordered =
        digits != std::string::npos && digits > 0 && digits < 10 && (line[digits] == '.' || line[digits] == ')');
    if (ordered) return line.insert(digits, 1, '\\');
    const bool list_or_heading = (c == '-' || c == '+' || c == '#') && (after == ' ' || after == c);
    const bool list_or_rule = (c == '*' || c == '_') && after == ' ';
    if (list_or_heading || list_or_rule || c == '>' || c == '=' || c == '|') return '\\' + line;
    return line;
}

std::string as_written(const RichText& line) { return line_start_escaped(markup::markdown(line)); }

// Whether a line is what we write: it was escaped before, and is not again, or has nothing to escape.
bool is_neutral(std::string_view line) { return as_written(markup::parse_markdown(line)) == line; }

// A backslash that is not escaped itself.
bool ends_escaping(std::string_view line) {
    const std::size_t last = line.find_last_not_of('\\');
    const std::size_t count = line.size() - (last == std::string_view::npos ? 0 : last + 1);
    return count % 2 == 1;
}

}  // namespace

std::vector<RichText> parted_at_blank_lines(const RichText& text) {
    std::vector<RichText> paragraphs;
    RichText current;
    const auto close = [&] {
        if (!current.empty()) paragraphs.push_back(std::move(current));
        current = {};
    };
    for (const Inline& node : text.nodes) {
        const auto* plain = std::get_if<Text>(&node);
        if (plain == nullptr) {
            current.append(node);
            continue;
        }
        std::string_view rest = plain->text;
        for (std::size_t at = rest.find(blank_line); at != std::string_view::npos; at = rest.find(blank_line)) {
            current.append(rest.substr(0, at));
            close();
            rest.remove_prefix(at + blank_line.size());
        }
        current.append(rest);
    }
    close();
    return paragraphs;
}

std::vector<std::string> paragraphs_of(const RichText& text) {
    std::vector<std::string> paragraphs;
    for (const RichText& paragraph : parted_at_blank_lines(text)) paragraphs.push_back(as_written(paragraph));
    return paragraphs;
}

RichText text_of_paragraphs(const std::vector<std::string>& paragraphs) {
    RichText text;
    for (const std::string& paragraph : paragraphs) {
        if (!text.empty()) text.append(blank_line);
        text.append(markup::parse_markdown(paragraph));
    }
    return text;
}

std::string neutralised(std::string_view text) {
    std::string out;
    for (Lines lines(text); !lines.done();) {
        std::string_view given = lines.next();
        if (!lines.done() && ends_escaping(given)) given.remove_suffix(1);
        const std::string line = is_neutral(given) ? std::string(given) : as_written(RichText(given));
        // A backslash keeps the end of a line between two lines of a paragraph (CommonMark 0.30, 6.7).
        if (!out.empty()) out += out.ends_with('\n') || line.empty() ? "\n" : "\\\n";
        out += line;
    }
    return out;
}

}  // namespace bibconv::badge_page
