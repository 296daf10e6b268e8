#include "formats/badge_page/slots.hpp"

#include <algorithm>
#include <array>

#include "formats/badge_page/author_marks.hpp"
#include "formats/badge_page/preprint.hpp"
#include "formats/badge_page/venues.hpp"
#include "model/identifiers.hpp"
#include "model/links.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::size_t longest_event = 40;  // code points

struct Language {
    std::string_view tag, name;
};
constexpr auto languages = std::to_array<Language>({
    {"ar", "Arabic"},     {"cs", "Czech"},      {"da", "Danish"},  {"de", "German"},     {"el", "Greek"},
    {"en", "English"},    {"es", "Spanish"},    {"fi", "Finnish"}, {"fr", "French"},     {"hi", "Hindi"},
    {"hu", "Hungarian"},  {"id", "Indonesian"}, {"it", "Italian"}, {"ja", "Japanese"},   {"ko", "Korean"},
    {"nb", "Norwegian"},  {"nl", "Dutch"},      {"pl", "Polish"},  {"pt", "Portuguese"}, {"ro", "Romanian"},
    {"ru", "Russian"},    {"sv", "Swedish"},    {"th", "Thai"},    {"tr", "Turkish"},    {"uk", "Ukrainian"},
    {"vi", "Vietnamese"}, {"zh", "Chinese"},
});

const Date* date_of(const Entry& entry) {
    const Date* issued = entry.fields.get<Date>("issued");
    return issued != nullptr ? issued : entry.fields.get<Date>("event-date");
}

bool is_book(const Entry& entry) { return entry.type == "book" || entry.type == "chapter"; }

// Where nobody would be the first of several: its sole author is just its author.
bool is_whole_work(const Entry& entry) {
    constexpr auto types = std::to_array<std::string_view>({"book", "dataset", "report", "software", "thesis"});
    return std::ranges::find(types, entry.type) != types.end();
}

std::string role_by_position(const Entry& entry, const Page& page) {
    const auto* authors = entry.fields.get<NameList>("author");
    const auto position = authors == nullptr ? std::nullopt : page.owner.position(plain_authors(entry, *authors));
    if (!position) return {};
    if (entry.type == "chapter" && authors->names.size() == 1) return "Chapter Author";
    if (authors->names.size() == 1 && !authors->others && is_whole_work(entry)) return "Author";
    const bool equal = contributed_equally(entry, *authors, *position);
    if (*position == 0 && !(equal && authors->names.size() > 1)) return "First Author";
    // Equal contribution counts only for those from the beginning of the list on.
    bool run_of_equals = equal;
    for (std::size_t i = 0; i < *position && run_of_equals; ++i)
        run_of_equals = contributed_equally(entry, *authors, i);
    if (run_of_equals) return "Co-First Author";
    const bool last = *position + 1 == authors->names.size() && !authors->others;
    return page.style.last_author && last ? "Last Author" : "Co-Author";
}

void set_arxiv(Entry& entry, const std::string& id) {
    entry.fields.set("eprint", id);
    entry.fields.set("eprint-type", std::string("arxiv"));
}

std::string language_name(const Entry& entry) {
    const std::string tag = entry.fields.text("language");
    const auto found = std::ranges::find(languages, tag.substr(0, tag.find('-')), &Language::tag);
    return found == languages.end() ? tag : std::string(found->name);
}

void set_language(Entry& entry, const std::string& name) {
    const auto found = std::ranges::find(languages, name, &Language::name);
    entry.fields.set("language", found == languages.end() ? name : std::string(found->tag));
}

std::string site(const Entry& entry) {
    const std::string title = entry.fields.text("container-title");
    return title.substr(0, title.find(' '));
}

std::string site_rest(const Entry& entry) {
    const std::string title = entry.fields.text("container-title");
    const std::size_t space = title.find(' ');
    return space == std::string::npos ? "Blog" : title.substr(space + 1);
}

std::string event(const Entry& entry) {
    if (entry.fields.has("abbr")) return entry.fields.text("abbr");
    return text::shortened(entry.fields.text("event-title"), longest_event);
}

std::string organiser_text(const Entry& entry) {
    return entry.type == "speech" ? event(entry) + ' ' + entry.fields.text("event-title")
                                  : entry.fields.text("container-title");
}

std::string first_url(const Entry& entry, std::string_view field) {
    const auto links = model::links_of(entry, field);
    return links.empty() ? std::string() : links.front().url;
}

void set_year(Entry& entry, const std::string& text) {
    const auto date = parse_date_text(text);
    if (date_of(entry) == nullptr && date) entry.fields.set("issued", *date);
}

struct Slot {
    std::string_view name;
    std::string (*get)(const Entry&, const Page&);
    void (*set)(Entry&, const std::string&, const Page&);
};

// Both directions of every computed word in one place.
constexpr auto slots = std::to_array<Slot>({
    {"role", role_of,
     [](Entry& e, const std::string& t, const Page&) {
         e.fields.set(e.type == "speech" ? "genre" : "role", RichText(t));
     }},
    {"date",
     [](const Entry& e, const Page&) {
         return date_of(e) == nullptr ? std::string() : date_text(*date_of(e), is_book(e));
     },
     [](Entry& e, const std::string& t, const Page&) {
         if (const auto date = parse_date_text(t)) e.fields.set("issued", *date);
     }},
    {"year", [](const Entry& e, const Page&) { return year_of(e); },
     [](Entry& e, const std::string& t, const Page&) { set_year(e, t); }},
    {"yy", [](const Entry& e, const Page&) { return year_of(e).size() == 4 ? year_of(e).substr(2) : std::string(); },
     [](Entry&, const std::string&, const Page&) {}},
    {"arxiv", [](const Entry& e, const Page&) { return arxiv_of(e); },
     [](Entry& e, const std::string& t, const Page&) { set_arxiv(e, t); }},
    {"DOI", [](const Entry& e, const Page&) { return std::string(model::bare_doi(e.fields.text("DOI"))); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("DOI", t); }},
    {"abbr", [](const Entry& e, const Page& p) { return venue_abbr(e, p.style); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("abbr", RichText(t)); }},
    {"track", [](const Entry& e, const Page& p) { return venue_track(e, p.style); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("event-title-addon", RichText(t)); }},
    {"event", [](const Entry& e, const Page&) { return event(e); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("abbr", RichText(t)); }},
    {"site", [](const Entry& e, const Page&) { return site(e); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("container-title", RichText(t)); }},
    {"site-rest", [](const Entry& e, const Page&) { return site_rest(e); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("container-title", RichText(site(e) + ' ' + t)); }},
    {"language-name", [](const Entry& e, const Page&) { return language_name(e); },
     [](Entry& e, const std::string& t, const Page&) { set_language(e, t); }},
    {"organiser-colour",
     [](const Entry& e, const Page& p) { return organiser_look(organiser_text(e), p.style).colour; }, nullptr},
    {"organiser-logo", [](const Entry& e, const Page& p) { return organiser_look(organiser_text(e), p.style).logo; },
     nullptr},
    {"URL", [](const Entry& e, const Page&) { return first_url(e, "URL"); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("URL", t); }},
    {"pdf", [](const Entry& e, const Page&) { return first_url(e, "pdf"); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("pdf", t); }},
    {"citations",
     [](const Entry& e, const Page&) {
         return e.fields.text("citations") == "0" ? std::string() : e.fields.text("citations");
     },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("citations", t); }},
    {"likes",
     [](const Entry& e, const Page&) { return e.fields.text("likes") == "0" ? std::string() : e.fields.text("likes"); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("likes", t); }},
});

const Slot* find_slot(std::string_view name) {
    const auto found = std::ranges::find(slots, name, &Slot::name);
    return found == slots.end() ? nullptr : &*found;
}

}  // namespace

std::string year_of(const Entry& entry) {
    const Date* date = date_of(entry);
    if (date == nullptr || (!date->begin && !date->end)) return {};
    return std::to_string(date->begin ? date->begin->year : date->end->year);
}

std::string language_of(const Entry& entry) {
    std::string language = entry.fields.text("language");
    if (!language.empty()) return language;
    return text::has_kana(entry.fields.text("title")) ? "ja" : "";
}

std::string role_of(const Entry& entry, const Page& page) {
    if (entry.type == "speech") return entry.fields.text("genre");
    if (entry.fields.has("role")) return entry.fields.text("role");
    return role_by_position(entry, page);
}

std::string slot_text(std::string_view name, const Entry& entry, const Page& page) {
    const Slot* slot = find_slot(name);
    return slot == nullptr ? entry.fields.text(name) : slot->get(entry, page);
}

void set_slot(std::string_view name, const std::string& text, Entry& entry, const Page& page) {
    const Slot* slot = find_slot(name);
    if (slot == nullptr)
        entry.fields.set(name, RichText(text));
    else if (slot->set != nullptr)
        slot->set(entry, text, page);
}

}  // namespace bibconv::badge_page
