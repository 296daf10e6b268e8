#include "formats/bibtex/page_block.hpp"

#include <algorithm>
#include <array>

#include "formats/bibtex/cursor.hpp"
#include "formats/bibtex/layout.hpp"
#include "formats/bibtex/lexer.hpp"
#include "formats/bibtex/name_tokens.hpp"
#include "markup/badge_text.hpp"
#include "markup/latex.hpp"
#include "model/page_members.hpp"
#include "text/latin1.hpp"
#include "text/word_list.hpp"

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

bool is_text(std::string_view field) {
    const model::PageMember* member = model::find_page_member(field);
    return member != nullptr && member->rich;
}

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
            if (model::is_section_level(text)) section.level = text.front() - '0';  // others are told
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

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view entry_opening = "@page{";  // the lexer reads a block as an entry

constexpr const char* unreadable_part = "this part of a page cannot be read: ";

Fault told(std::string message, const Place& place) {
    return {Severity::warning, "bibtex.page-comment", std::move(message), place};
}

// What nobody understands has no effect, so a misspelt word would go unnoticed.
std::optional<Fault> fault_of(const RawField& field, const std::string& value, const std::string& kind) {
    const std::string name = "'" + std::string(field.name) + "'";
    const model::PageMember* member = model::find_page_member(field.name);
    if (member == nullptr || !text::lists(member->kinds, kind))
        return told(name + " is no word of a page's " + kind + "; these are: " + model::page_members_of(kind),
                    {field.place.begin, field.name.size()});
    if (member->words.empty() || text::lists(member->words, value)) return std::nullopt;
    return told(
        name + " of a page's " + kind + " is '" + value + "', but must be one of: " + std::string(member->words),
        field.pieces.front().place);
}

PageBlock read_block(const RawItem& raw, const Span& span) {
    PageBlock block;
    const std::string kind(raw.key);
    if (!model::is_page_kind(kind)) {
        const bool word = kind.find_first_of(blanks) == std::string::npos;  // else somebody writes about bibconv
        if (word) block.faults.push_back(told("no part of a page is called '" + kind + "'", {0, kind.size()}));
        return block;
    }
    if (raw.kind != RawItem::Kind::entry) return block;
    const auto is_error = [](const Fault& fault) { return fault.severity == Severity::error; };
    const bool unreadable = std::ranges::any_of(raw.faults, is_error);
    for (const Fault& fault : raw.faults)
        block.faults.push_back(told((unreadable ? unreadable_part : "") + fault.message, fault.place));
    if (unreadable) return block;
    BlockFields fields;
    for (const RawField& field : raw.fields) {
        if (field.pieces.size() != 1) {
            block.faults.push_back(told(unreadable_part + std::string("a value has several parts"), field.place));
            return block;
        }
        std::string value = unescaped(field.pieces.front().text);
        if (auto fault = fault_of(field, value, kind)) block.faults.push_back(std::move(*fault));
        fields.emplace_back(field.name, std::move(value));
    }
    block.item = item_of(kind, std::move(fields), span);
    return block;
}

}  // namespace

std::string render_block(const Item& item) {
    return std::visit([](const auto& value) { return render(value); }, item);
}

PageBlock parse_block(std::string_view body, const Span& span) {
    const std::size_t begin = std::min(body.find_first_not_of(blanks), body.size());
    const std::string_view text = body.substr(begin, body.find_last_not_of(blanks) + 1 - begin);
    if (!text.starts_with(mark) || text.size() == mark.size() || blanks.find(text[mark.size()]) == blanks.npos)
        return {};
    const std::string as_entry = std::string(entry_opening) + std::string(text.substr(mark.size())) + "}";
    PageBlock block;
    if (const auto raw = lex_item(as_entry, true)) {
        block = read_block(*raw, span);
        for (Fault& fault : block.faults)
            fault.place.begin =
                begin + mark.size() + std::max(fault.place.begin, entry_opening.size()) - entry_opening.size();
    }
    return block;
}

bool describes(std::string_view text, const Item& item) {
    const auto raw = lex_item(text, true);
    if (!raw || raw->kind != RawItem::Kind::comment) return false;
    const auto block = parse_block(text::to_utf8(raw->body), {});
    return block.item && render_block(*block.item) == render_block(item);
}

}  // namespace bibconv::bibtex
