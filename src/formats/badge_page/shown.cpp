#include "formats/badge_page/shown.hpp"

#include <algorithm>
#include <array>

#include "formats/badge_page/arrange.hpp"
#include "formats/badge_page/badges.hpp"
#include "formats/badge_page/entry_block.hpp"
#include "formats/badge_page/residue.hpp"
#include "formats/badge_page/tags.hpp"
#include "markup/markdown.hpp"
#include "model/vocabulary.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

// Fields that no badge or bullet names but that may decide about one, or about the section.
constexpr auto deciding = std::to_array<std::string_view>({"bibtex:author+an", "genre", "language", "eprint-class"});

bool decides(const Field& field, const Entry& entry, const Page& page) {
    Entry without = entry;
    without.fields.erase(field.name);
    const auto print = [&](const Entry& e) { return print_block(compose(e, page, false), page.style); };
    return rule_for(page.style, without) != rule_for(page.style, entry) || print(without) != print(entry);
}

// A heading in kana says itself that the work is Japanese.
bool heading_tells_language(const Entry& entry, const Page& page) {
    return entry.fields.text("language") == "ja" && text::has_kana(block_title(entry, page));
}

bool badges_or_texts_show(const Field& field, const Entry& entry, const Page& page) {
    const TypeStyle& type = page.types.of(entry.type);
    if (type.shows(field.name)) return true;
    const bool may = std::ranges::find(type.uncertain_links, field.name) != type.uncertain_links.end();
    return may && leads_somewhere(entry, field.name);
}

bool is_shown(const Field& field, const Entry& entry, const Page& page) {
    if (field.name.starts_with("page:") || field.name == "page-overrides" || model::says_how_not_what(field.name))
        return true;
    if (field.name == "keyword") return all_keywords_are_tags(entry, page.style);
    if (badges_or_texts_show(field, entry, page) || heading_shows(entry, field.name)) return true;
    if (field.name == "language" && heading_tells_language(entry, page)) return true;
    return std::ranges::find(deciding, field.name) != deciding.end() && decides(field, entry, page);
}

bool has_markup(const Field& field) {
    const auto* text = std::get_if<RichText>(&field.value);
    return text != nullptr && !is_plain(*text) &&
           markup::markdown(*text) != markup::markdown_of_text(plain_text(*text));
}

RichText without_links(const RichText& text) {
    RichText result;
    for (const Inline& node : text.nodes) {
        if (const auto* link = std::get_if<Link>(&node))
            result.append(without_links(link->content));
        else if (const auto* styled = std::get_if<Styled>(&node))
            result.append(Styled{styled->style, without_links(styled->content)});
        else
            result.append(node);
    }
    return result;
}

// A page on which nothing changes without the markup, or without the links alone, does not show them.
bool loses_markup(const Field& field, const Entry& entry, const Page& page, bool row) {
    const auto printed = [&](const Entry& one) {
        return print_with_residue(compose(one, page, row), one.fields.text("page-overrides"), page.style);
    };
    const std::string now = printed(entry);
    const auto does_nothing = [&](RichText less) {
        Entry changed = entry;
        changed.fields.set(field.name, std::move(less));
        return printed(changed) == now;
    };
    const auto& text = std::get<RichText>(field.value);
    const RichText unlinked = without_links(text);
    return (unlinked != text && does_nothing(unlinked)) || does_nothing(RichText(plain_text(text)));
}

}  // namespace

std::vector<const Field*> fields_shown_plainly(const Entry& entry, const Page& page, bool row) {
    std::vector<const Field*> fields;
    for (const Field& field : entry.fields) {
        if (has_markup(field) && is_shown(field, entry, page) && loses_markup(field, entry, page, row))
            fields.push_back(&field);
    }
    return fields;
}

std::vector<const Field*> fields_not_shown(const Entry& entry, const Page& page) {
    std::vector<const Field*> fields;
    for (const Field& field : entry.fields) {
        if (!is_shown(field, entry, page)) fields.push_back(&field);
    }
    return fields;
}

}  // namespace bibconv::badge_page
