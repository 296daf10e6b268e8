#include "formats/badge_page/bullets.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "formats/badge_page/author_marks.hpp"
#include "formats/badge_page/authors_text.hpp"
#include "formats/badge_page/field_text.hpp"
#include "formats/badge_page/lines.hpp"
#include "formats/badge_page/paragraph.hpp"
#include "formats/badge_page/slots.hpp"
#include "formats/badge_page/venue_text.hpp"
#include "markup/markdown.hpp"
#include "model/name_text.hpp"
#include "text/ascii.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::string_view chapter_open = "**Authored Chapter: ";
constexpr std::string_view own_prefix = "page:";

std::string names_text(const NameList& names, const Facts& facts) {
    const model::Owner& owner = facts.page.owner;
    if (&names == facts.entry.fields.get<NameList>("author")) {
        if (are_implied(names, facts.entry.type, owner)) return {};
        return authors_text(facts.authors(), names.others, facts.own_place(), owner);
    }
    const auto marked = marked_authors(facts.entry, names);
    return authors_text(marked, names.others, own_place(marked, owner), owner);
}

// Lines of one label: a paragraph each.
std::vector<std::string> lines_of(const Entry& entry, std::string_view field) {
    std::vector<std::string> lines;
    for (const RichText& paragraph : parted_at_blank_lines(entry.fields.rich(field)))
        lines.push_back(markup::markdown(paragraph));
    return lines;
}

std::vector<std::string> bullet_texts(const BulletKind& kind, const Facts& facts) {
    if (kind.field == "container-title") return {venue_text(facts.entry)};
    if (const auto* names = facts.entry.fields.get<NameList>(kind.field)) return {names_text(*names, facts)};
    return lines_of(facts.entry, kind.field);
}

// "core-topics" → "Core Topics", as the page has it: what a field's name says is text.
std::string label_of(std::string_view slug) {
    std::string label;
    for (const char c : slug) {
        const bool starts_word = label.empty() || label.back() == ' ';
        if (c == '-')
            label += ' ';
        else
            label += starts_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    }
    return markup::markdown_of_text(label, {"* **", ":** text"});
}

std::string slug_of(std::string_view label) {
    std::string slug;
    for (const char c : plain_text(markup::parse_markdown(label))) slug += c == ' ' ? '-' : text::ascii_lower(c);
    return slug;
}

void set_authors(Entry& entry, ListedNames authors) {
    entry.fields.set("author", std::move(authors.list));
    set_marks(entry, authors.marks);
}

// Reads the bullets of a card. Several of one label are the paragraphs of one field.
class Bullets {
public:
    Bullets(Entry& entry, const Page& page) : entry_(entry), page_(page) {}

    void understand(const Bullet& bullet) {
        if (bullet.text.empty()) return;  // a label alone says nothing; the card remembers it
        const auto kind = std::ranges::find_if(
            page_.style.bullets, [&](const BulletKind& k) { return k.label == bullet.label && k.is_for(entry_.type); });
        const std::string own = std::string(own_prefix) + slug_of(bullet.label);
        if (kind == page_.style.bullets.end()) return add(own, bullet.text);
        if (kind->field != "author" && kind->field != "container-title") return add(kind->field, bullet.text);
        // A second list of authors, or a second venue, is none.
        if (!filled_.insert(kind->field).second) return add(own, bullet.text);
        if (kind->field == "author")
            set_authors(entry_, parse_authors_text(bullet.text, page_.owner));
        else
            set_venue_text(entry_, bullet.text);
    }

private:
    void add(const std::string& field, const std::string& line) {
        RichText paragraph = markup::parse_markdown(line);
        if (filled_.insert(field).second) return entry_.fields.set(field, std::move(paragraph));
        auto& text = std::get<RichText>(entry_.fields.find(field)->value);
        text.append(blank_line);
        text.append(std::move(paragraph));
    }

    Entry& entry_;
    const Page& page_;
    std::set<std::string, std::less<>> filled_;  // the fields that bullets have filled
};

void compose_paragraphs(const Facts& facts, Block& block) {
    const Entry& entry = facts.entry;
    if (entry.type == "chapter" && entry.fields.has("title"))
        block.paragraphs.push_back(std::string(chapter_open) + markdown_of(entry, "title", {chapter_open, "**"}) +
                                   "**");
    for (const BulletKind* kind : facts.type.paragraphs) {
        if (entry.fields.has(kind->field))
            block.paragraphs.push_back("**" + kind->label + ":**\n" + markdown_of(entry, kind->field));
    }
    for (std::string& paragraph : paragraphs_of(entry.fields.rich("annote")))
        block.paragraphs.push_back(std::move(paragraph));
}

bool understand_labelled(const std::string& paragraph, Entry& entry, const PageStyle& style) {
    for (const BulletKind& kind : style.bullets) {
        const std::string opening = "**" + kind.label + ":**\n";
        if (!lists(kind.paragraph_types, entry.type) || !paragraph.starts_with(opening)) continue;
        entry.fields.set(kind.field, markup::parse_markdown(std::string_view(paragraph).substr(opening.size())));
        return true;
    }
    return false;
}

}  // namespace

std::string chapter_title(const Block& block) {
    for (const std::string& paragraph : block.paragraphs) {
        if (const auto title = between(paragraph, chapter_open, "**")) return std::string(*title);
    }
    return {};
}

void compose_texts(const Facts& facts, Block& block) {
    if (block.row) return;
    compose_paragraphs(facts, block);
    const auto add = [&](std::string label, std::string text) {
        if (!text.empty()) block.bullets.push_back({std::move(label), std::move(text)});
    };
    for (const BulletKind* kind : facts.type.bullets) {
        for (std::string& line : bullet_texts(*kind, facts)) add(kind->label, std::move(line));
    }
    for (const Field& field : facts.entry.fields) {
        if (!field.name.starts_with(own_prefix) || !facts.entry.fields.is_first(field)) continue;
        const std::string label = label_of(std::string_view(field.name).substr(own_prefix.size()));
        for (std::string& line : lines_of(facts.entry, field.name)) add(label, std::move(line));
    }
}

bool texts_show(const TypeStyle& type, std::string_view field) {
    const auto lists = [field](const std::vector<const BulletKind*>& kinds) {
        return std::ranges::find(kinds, field, &BulletKind::field) != kinds.end();
    };
    return field == "annote" || field.starts_with(own_prefix) || lists(type.bullets) || lists(type.paragraphs);
}

void understand_texts(const Block& block, Entry& entry, const Page& page) {
    std::vector<std::string> rest;
    for (const std::string& paragraph : block.paragraphs) {
        if (entry.type == "chapter" && between(paragraph, chapter_open, "**")) continue;
        if (!understand_labelled(paragraph, entry, page.style)) rest.push_back(paragraph);
    }
    if (!rest.empty()) entry.fields.set("annote", text_of_paragraphs(rest));
    Bullets bullets(entry, page);
    for (const Bullet& bullet : block.bullets) bullets.understand(bullet);
}

}  // namespace bibconv::badge_page
