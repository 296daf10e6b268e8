#include "formats/bibtex/page_block.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/layout.hpp"
#include "formats/bibtex/lexer.hpp"
#include "formats/bibtex/name_tokens.hpp"
#include "markup/badge_text.hpp"
#include "markup/latex.hpp"
#include "text/latin1.hpp"

namespace bibconv::bibtex {
namespace {

constexpr std::string_view mark = "bibconv-page";
constexpr int header_level = 1;  // the head of the whole page
constexpr int usual_level = 2;   // not written

struct Escape {
    char character;
    std::string_view code;
};
// BibTeX does not skip comments: an @ would begin an entry for it, a brace end the comment.
constexpr auto escapes =
    std::to_array<Escape>({{'@', "\\u0040"}, {'{', "\\u007b"}, {'}', "\\u007d"}, {'\\', "\\u005c"}});

const Escape* escape_at(std::string_view text) {
    const auto* found = std::ranges::find_if(escapes, [&](const Escape& row) { return text.starts_with(row.code); });
    return found == escapes.end() ? nullptr : found;
}

std::string escaped(std::string_view text) {
    const bool balanced = markup::is_balanced(text);
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool brace = (c == '{' || c == '}') && !balanced;
        if (c == '@' || brace || escape_at(text.substr(at)) != nullptr) {
            result += std::ranges::find(escapes, c, &Escape::character)->code;
        } else {
            result += c;
        }
    }
    return result;
}

std::string unescaped(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const Escape* escape = escape_at(text.substr(at));
        result += escape == nullptr ? text[at] : escape->character;
        at += escape == nullptr ? 1 : escape->code.size();
    }
    return result;
}

Line line(std::string name, std::string_view value) { return {std::move(name), "{" + escaped(value) + "}"}; }

// On one line: a line that begins like a field looks like a runaway string to btparse (and so to biber).
std::string block(std::string_view kind, const std::vector<Line>& lines) {
    std::string result = "@comment{" + std::string(mark) + " " + std::string(kind);
    for (const auto& [name, value] : lines) result += ", " + name + " = " + value;
    return result + "}";
}

// The fields of a section whose value is text; the others are verbatim.
bool is_text(std::string_view field) { return field == "title" || field == "introduction"; }

Value value_of(std::string_view name, std::string text) {
    return is_text(name) ? Value(markup::decode_latex(text)) : Value(std::move(text));
}

std::string text_of(const Field& field) {
    if (const auto* text = std::get_if<RichText>(&field.value)) {
        return is_text(field.name) ? markup::encode_latex(*text) : plain_text(*text);
    }
    const auto* verbatim = std::get_if<std::string>(&field.value);
    if (verbatim == nullptr) return {};
    return is_text(field.name) ? markup::encode_latex(RichText(*verbatim)) : *verbatim;
}

using BlockFields = std::vector<std::pair<std::string, std::string>>;

Section section_of(BlockFields fields) {
    Section section;
    for (auto& [name, text] : fields) {
        if (name == "level") {
            std::from_chars(text.data(), text.data() + text.size(), section.level);
        } else if (name == "title") {
            section.title = markup::decode_latex(text);
        } else {
            Value value = value_of(name, std::move(text));
            section.fields.add(std::move(name), std::move(value));
        }
    }
    return section;
}

std::string take(const BlockFields& fields, std::string_view name) {
    const auto found = std::ranges::find(fields, name, [](const auto& field) { return std::string_view(field.first); });
    return found == fields.end() ? std::string() : found->second;
}

// A row of which we would skip something stays the comment that it is.
std::optional<Item> row_of(const std::string& text, const Span& span) {
    if (!markup::holds_only_badges(text)) return std::nullopt;
    return BadgeRow{markup::parse_badge_text(text), span};
}

std::optional<Item> item_of(std::string_view kind, BlockFields fields, const Span& span) {
    if (kind == "section" || kind == "header") {
        Section section = section_of(std::move(fields));
        if (kind == "header") section.level = header_level;
        section.span = span;
        return section;
    }
    if (kind == "badges") return row_of(take(fields, "badges"), span);
    if (kind == "prose") return Prose{take(fields, "format"), take(fields, "text"), span};
    return std::nullopt;
}

std::string render(const Section& section) {
    std::vector<Line> lines;
    const bool header = section.level == header_level;
    if (section.level != usual_level && !header) lines.push_back(line("level", std::to_string(section.level)));
    if (!section.title.empty()) lines.push_back(line("title", markup::encode_latex(section.title)));
    for (const Field& field : section.fields) {
        if (is_name(field.name)) lines.push_back(line(field.name, text_of(field)));
    }
    return block(header ? "header" : "section", lines);
}

std::string render(const BadgeRow& row) { return block("badges", {line("badges", markup::badge_text(row.badges))}); }

std::string render(const Prose& prose) {
    return block("prose", {line("format", prose.format), line("text", prose.text)});
}

std::string render(const auto&) { return {}; }

}  // namespace

std::string render_block(const Item& item) {
    return std::visit([](const auto& value) { return render(value); }, item);
}

std::optional<Item> parse_block(std::string_view body, const Span& span) {
    body = trimmed(body);
    if (!body.starts_with(mark)) return std::nullopt;
    const std::string as_entry = "@page{" + std::string(body.substr(mark.size())) + "}";
    const auto raw = lex_item(as_entry, true);
    if (!raw || raw->kind != RawItem::Kind::entry || !raw->faults.empty()) return std::nullopt;
    BlockFields fields;
    for (const RawField& field : raw->fields) {
        if (field.pieces.size() != 1) return std::nullopt;
        fields.emplace_back(field.name, unescaped(field.pieces.front().text));
    }
    return item_of(raw->key, std::move(fields), span);
}

bool describes(std::string_view text, const Item& item) {
    const auto raw = lex_item(text, true);
    if (!raw || raw->kind != RawItem::Kind::comment) return false;
    const auto block = parse_block(text::to_utf8(raw->body), {});
    return block && render_block(*block) == render_block(item);
}

}  // namespace bibconv::bibtex
