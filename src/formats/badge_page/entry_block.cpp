#include "formats/badge_page/entry_block.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "formats/badge_page/authors_text.hpp"
#include "formats/badge_page/badges.hpp"
#include "formats/badge_page/bullets.hpp"
#include "formats/badge_page/case_protection.hpp"
#include "formats/badge_page/field_text.hpp"
#include "formats/badge_page/preprint.hpp"
#include "formats/badge_page/slots.hpp"
#include "markup/badge_text.hpp"
#include "markup/html_text.hpp"
#include "markup/markdown.hpp"
#include "markup/readable.hpp"
#include "model/links.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

bool has_badge(const Block& block, std::string_view label) {
    return std::ranges::any_of(block.badges, [&](const PlacedBadge& placed) { return placed.badge.label == label; });
}

bool has_bullet(const Block& block, std::string_view label) {
    return std::ranges::any_of(block.bullets, [&](const Bullet& bullet) { return bullet.label == label; });
}

// The CSL type that a block shows, where its section does not say.
std::string type_of(const Block& block, const Place& place) {
    if (!chapter_title(block).empty()) return "chapter";
    if (place.rule != nullptr && !place.rule->types.empty()) return place.rule->types.front();
    if (has_badge(block, "Event") || has_bullet(block, "Event")) return "speech";
    if (has_badge(block, "Publisher")) return "book";
    if (has_bullet(block, "Venue")) return "paper-conference";
    return has_badge(block, "arXiv") ? "article" : "document";
}

std::string entry_class(const Facts& facts) {
    const PageStyle& style = facts.page.style;
    const std::string_view role = facts.type.shows_roles ? facts.word("role") : std::string_view();
    const bool leads = !style.lead_class.empty() && std::ranges::find(style.lead_roles, role) != style.lead_roles.end();
    return leads ? style.entry_class + ' ' + style.lead_class : style.entry_class;
}

void date_by_arxiv(Entry& entry) {
    if (entry.fields.has("issued") || entry.fields.text("eprint-type") != "arxiv") return;
    if (auto point = arxiv_date(entry)) {
        point->month = 0;
        entry.fields.set("issued", Date{point, {}, false, {}});
    }
}

void set_author(Entry& entry, const Page& page) {
    entry.fields.set("author", NameList{{page.owner.main_name()}, false});
}

// Who is named nowhere is the page's owner.
void imply_author(Entry& entry, const Page& page) {
    if (are_owners_alone(entry.type) && !entry.fields.has("author") && page.owner.known()) set_author(entry, page);
}

// A row names nobody. Its role says that it is the owner's where the owner alone would have that role.
void imply_author_by_role(Entry& entry, const Page& page) {
    if (!entry.fields.has("role") || entry.fields.has("author") || !page.owner.known()) return;
    Entry owners = entry;
    owners.fields.erase("role");
    set_author(owners, page);
    if (Facts(owners, page).word("role") == entry.fields.text("role")) entry = std::move(owners);
}

// Nor does a row tell the whole name of a venue: the one on the badge has to do.
void name_venue_by_badge(Entry& entry) {
    const std::string_view field = entry.type == "speech" ? "event-title" : "container-title";
    if (entry.fields.has("abbr") && !entry.fields.has(field)) entry.fields.set(field, entry.fields.rich("abbr"));
}

// Fields whose value is only what would be shown without them.
constexpr auto derivable = std::to_array<std::string_view>({"abbr", "event-title-addon", "role"});

void drop_derived(Entry& entry, const Page& page, bool row) {
    const std::string whole = print_block(compose(entry, page, row), page.style);
    for (const std::string_view name : derivable) {
        if (!entry.fields.has(name)) continue;
        Entry without = entry;
        without.fields.erase(name);
        if (print_block(compose(without, page, row), page.style) == whole) entry = std::move(without);
    }
}

// Readable order: who and what first, then where and when, then the rest as it came.
void order_fields(Entry& entry) {
    constexpr auto first = std::to_array<std::string_view>(
        {"author", "title", "title-addon", "container-title", "container-title-addon", "event-title",
         "event-title-addon", "abbr", "genre", "role", "issued", "language", "eprint", "eprint-type"});
    Fields ordered;
    for (const std::string_view name : first) {
        if (const Field* field = entry.fields.find(name)) ordered.add(field->name, field->value);
    }
    for (const Field& field : entry.fields) {
        if (!ordered.has(field.name)) ordered.add(field.name, field.value);
    }
    entry.fields = std::move(ordered);
}

constexpr std::string_view marks = "\\`*[]$~^";  // and the low line

// Markdown's marks for those renderers that read it within an element of HTML, too.
bool is_mark(std::string_view text, std::size_t at) {
    const auto is_word = [&](std::size_t i) { return i < text.size() && text::is_alphanumeric(text[i]); };
    if (text[at] == '_') return at == 0 || !is_word(at - 1) || !is_word(at + 1);
    return marks.find(text[at]) != std::string_view::npos;
}

// Within an element of HTML there are tags and references, but Markdown's marks are only characters.
RichText text_in_html(std::string_view html) {
    std::string markdown;
    for (const char c : html) {
        if (c == '_' || marks.find(c) != std::string_view::npos) markdown += '\\';
        markdown += c;
    }
    return markup::parse_markdown(markdown);
}

void understand_heading(const Block& block, Entry& entry) {
    const Heading heading = heading_of(entry);
    entry.fields.set(heading.title, protect_capitals(markup::parse_markdown(block.title)));
    if (!block.gloss.empty())
        entry.fields.set(heading.gloss,
                         block.gloss_in_html ? text_in_html(block.gloss) : markup::parse_markdown(block.gloss));
    if (block.row) entry.fields.set("URL", markup::parse_markdown_destination(block.url));
}

}  // namespace

Heading heading_of(const Entry& entry) {
    const bool chapter = entry.type == "chapter" && entry.fields.has("container-title");
    return chapter ? Heading{"container-title", "container-title-addon"} : Heading{"title", "title-addon"};
}

bool heading_shows(const Entry& entry, std::string_view field) {
    const Heading heading = heading_of(entry);
    return field == "title" || field == heading.title || field == heading.gloss;
}

std::string card_gloss(std::string_view text) {
    const std::string html = markup::html_text(text::on_one_line(text));
    std::string out;
    for (std::size_t i = 0; i < html.size(); ++i) {
        if (is_mark(html, i))
            out.append("&#").append(std::to_string(static_cast<int>(html[i]))).append(";");
        else
            out += html[i];
    }
    return out;
}

bool fits_row(const Entry& entry) {
    if (!entry.fields.has("URL") || !entry.fields.has("title") || heading_of(entry).title != "title") return false;
    return model::links_of(entry, "URL").size() == 1 && markup::is_safe_url(entry.fields.text("URL"));
}

namespace {

// A backslash before a blank is no escape, before the marks behind a title it is.
std::string without_blanks_around(std::string_view markdown) {
    std::string text(text::trimmed(markdown));
    const std::size_t backslashes = text.size() - (text.find_last_not_of('\\') + 1);
    if (backslashes % 2 == 1) text += '\\';
    return text;
}

std::string title_of(const Entry& entry, bool row) {
    constexpr markup::Surroundings of_card = {"**", "**"}, of_row = {"**[", "](address)**"};
    const std::string title =
        without_blanks_around(markdown_of(entry, heading_of(entry).title, row ? of_row : of_card));
    return title.empty() ? "Untitled" : title;
}

Block compose_readable(const Entry& entry, const Page& page, bool row) {
    const Facts facts(entry, page);
    const std::string_view gloss = heading_of(entry).gloss;
    Block block;
    block.row = row && fits_row(entry);
    if (!block.row) block.entry_class = entry_class(facts);
    block.title = title_of(entry, block.row);
    block.gloss = block.row ? markdown_of(entry, gloss, {"*(", ")*"}) : card_gloss(facts.text(gloss));
    if (block.row) block.url = facts.text("URL");
    block.badges = compose_badges(facts);
    compose_texts(facts, block);
    return block;
}

Entry with_readable_mathematics(Entry entry, Mathematics mathematics) {
    markup::for_each_text(entry.fields,
                          [&](const RichText& text) { return markup::readable_mathematics(text, mathematics); });
    return entry;
}

}  // namespace

Block compose(const Entry& entry, const Page& page, bool row) {
    if (!markup::has_mathematics(entry.fields)) return compose_readable(entry, page, row);
    return compose_readable(with_readable_mathematics(entry, page.mathematics), page, row);
}

std::string block_title(const Entry& entry, const Page& page) {
    if (!markup::has_mathematics(entry.fields)) return title_of(entry, false);
    return title_of(with_readable_mathematics(entry, page.mathematics), false);
}

namespace {

Entry understand_as(const std::string& type, const Block& block, const Page& page) {
    Entry entry;
    entry.type = type;
    // The book's title comes first, so that the heading is known to be the book's.
    if (const std::string chapter = chapter_title(block); !chapter.empty()) {
        entry.fields.set("title", protect_capitals(markup::parse_markdown(chapter)));
        entry.fields.set("container-title", RichText(block.title));
    }
    understand_heading(block, entry);
    std::vector<Badge> strange = understand_badges(block.badges, entry, page);
    date_by_arxiv(entry);  // first, so that the year behind the venue is known to be one
    understand_texts(block, entry, page);
    if (entry.type == "article" && is_arxiv_journal(entry)) entry.type = "article-journal";
    imply_author(entry, page);
    if (block.row) imply_author_by_role(entry, page);
    if (block.row) name_venue_by_badge(entry);
    if (!entry.fields.has("language") && text::has_kana(block.title)) entry.fields.set("language", std::string("ja"));
    drop_derived(entry, page, block.row);
    if (!strange.empty())
        keep_strange_badges(std::move(strange), block.badges, compose(entry, page, block.row).badges, entry, page);
    order_fields(entry);
    return entry;
}

// What a type leaves unexplained of a block: badges of no kind, how it is shown, words that entries of that type have
// not.
struct Unexplained {
    std::size_t badges = 0;
    bool looks = false;
    std::ptrdiff_t words = 0;

    friend auto operator<=>(const Unexplained&, const Unexplained&) = default;
};

Unexplained unexplained(const Entry& entry, const Block& block, const Page& page) {
    const auto words = std::ranges::count_if(derivable, [&](std::string_view name) { return entry.fields.has(name); });
    return {markup::parse_badge_text(entry.fields.text("badges")).size(),
            print_block(compose(entry, page, block.row), page.style) != print_block(block, page.style),
            words + (entry.fields.has("genre") ? 1 : 0)};
}

// Only the badges tell what a row is: the first of these types that explains most of them.
Entry understand_row(const Block& block, const Page& page) {
    constexpr auto types = std::to_array<std::string_view>({"post-weblog", "article", "webpage", "paper-conference",
                                                            "article-journal", "article-magazine", "article-newspaper",
                                                            "speech", "report", "software", "book"});
    std::optional<std::pair<Unexplained, Entry>> best;
    for (const std::string_view type : types) {
        if (type == "article" && !has_badge(block, "arXiv")) continue;
        Entry entry = understand_as(std::string(type), block, page);
        const Unexplained left = unexplained(entry, block, page);
        if (!best || left < best->first) best.emplace(left, std::move(entry));
        if (left == Unexplained()) break;
    }
    return std::move(best->second);
}

}  // namespace

Entry understand(const Block& block, const Page& page, const Place& place) {
    const bool told = place.rule != nullptr && !place.rule->types.empty();
    return block.row && !told ? understand_row(block, page) : understand_as(type_of(block, place), block, page);
}

}  // namespace bibconv::badge_page
