#include "formats/badge_page/bullets.hpp"

#include <algorithm>

#include "formats/badge_page/author_marks.hpp"
#include "formats/badge_page/authors_text.hpp"
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

bool holds(const std::vector<std::string>& types, const std::string& type) {
    return std::ranges::find(types, type) != types.end();
}

bool applies(const BulletKind& kind, const Entry& entry) { return kind.types.empty() || holds(kind.types, entry.type); }

// Talks, posts and chapters are the owner's anyway: naming the owner alone says nothing.
bool is_implied(const NameList& authors, const Entry& entry, const model::Owner& owner) {
    return (entry.type == "speech" || entry.type == "post-weblog" || entry.type == "chapter" || entry.type == "book") &&
           !authors.others && authors.names.size() == 1 && owner.is(authors.names.front());
}

std::string bullet_text(const BulletKind& kind, const Entry& entry, const Page& page) {
    if (kind.field == "container-title") return venue_text(entry);
    if (const auto* names = entry.fields.get<NameList>(kind.field))
        return is_implied(*names, entry, page.owner) ? "" : authors_text(*names, entry, page.owner);
    return markup::markdown(entry.fields.rich(kind.field));
}

// "core-topics" → "Core Topics"
std::string label_of(std::string_view slug) {
    std::string label;
    for (const char c : slug) {
        const bool starts_word = label.empty() || label.back() == ' ';
        if (c == '-')
            label += ' ';
        else
            label += starts_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    }
    return label;
}

std::string slug_of(std::string_view label) {
    std::string slug;
    for (const char c : label) slug += c == ' ' ? '-' : text::ascii_lower(c);
    return slug;
}

void set_authors(Entry& entry, ListedNames authors) {
    entry.fields.set("author", std::move(authors.list));
    set_marks(entry, authors.marks);
}

void understand_bullet(const Bullet& bullet, Entry& entry, const Page& page) {
    const auto kind = std::ranges::find_if(
        page.style.bullets, [&](const BulletKind& k) { return k.label == bullet.label && applies(k, entry); });
    if (kind == page.style.bullets.end())
        entry.fields.set(std::string(own_prefix) + slug_of(bullet.label), markup::parse_markdown(bullet.text));
    else if (kind->field == "author")
        set_authors(entry, parse_authors_text(bullet.text, page.owner));
    else if (kind->field == "container-title")
        set_venue_text(entry, bullet.text);
    else
        entry.fields.set(kind->field, markup::parse_markdown(bullet.text));
}

void compose_paragraphs(const Entry& entry, const Page& page, Block& block) {
    if (entry.type == "chapter" && entry.fields.has("title")) {
        block.paragraphs.push_back(std::string(chapter_open) + markup::markdown(entry.fields.rich("title")) + "**");
    }
    for (const BulletKind& kind : page.style.bullets) {
        if (!holds(kind.paragraph_types, entry.type) || !entry.fields.has(kind.field)) continue;
        block.paragraphs.push_back("**" + kind.label + ":**\n" + markup::markdown(entry.fields.rich(kind.field)));
    }
    for (std::string& paragraph : paragraphs_of(entry.fields.rich("annote")))
        block.paragraphs.push_back(std::move(paragraph));
}

bool understand_labelled(const std::string& paragraph, Entry& entry, const PageStyle& style) {
    for (const BulletKind& kind : style.bullets) {
        const std::string opening = "**" + kind.label + ":**\n";
        if (!holds(kind.paragraph_types, entry.type) || !paragraph.starts_with(opening)) continue;
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

void compose_texts(const Entry& entry, const Page& page, Block& block) {
    if (block.row) return;
    compose_paragraphs(entry, page, block);
    for (const BulletKind& kind : page.style.bullets) {
        if (!applies(kind, entry) || holds(kind.paragraph_types, entry.type)) continue;
        if (std::string text = bullet_text(kind, entry, page); !text.empty())
            block.bullets.push_back({kind.label, std::move(text)});
    }
    for (const Field& field : entry.fields) {
        if (!field.name.starts_with(own_prefix)) continue;
        std::string text = markup::markdown(entry.fields.rich(field.name));
        if (!text.empty())
            block.bullets.push_back(
                {label_of(std::string_view(field.name).substr(own_prefix.size())), std::move(text)});
    }
}

void understand_texts(const Block& block, Entry& entry, const Page& page) {
    std::vector<std::string> rest;
    for (const std::string& paragraph : block.paragraphs) {
        if (entry.type == "chapter" && between(paragraph, chapter_open, "**")) continue;
        if (!understand_labelled(paragraph, entry, page.style)) rest.push_back(paragraph);
    }
    if (!rest.empty()) entry.fields.set("annote", text_of_paragraphs(rest));
    for (const Bullet& bullet : block.bullets) understand_bullet(bullet, entry, page);
}

std::set<std::string, std::less<>> texts_shown(const Entry& entry, const PageStyle& style) {
    std::set<std::string, std::less<>> fields = {"annote"};
    for (const BulletKind& kind : style.bullets) {
        if (applies(kind, entry)) fields.insert(kind.field);
    }
    if (fields.contains("container-title")) fields.insert({"volume", "issue", "page"});
    return fields;
}

}  // namespace bibconv::badge_page
