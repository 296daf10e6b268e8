#include "formats/badge_page/slots.hpp"

#include <algorithm>
#include <array>

#include "base/index.hpp"
#include "formats/badge_page/author_marks.hpp"
#include "formats/badge_page/facts.hpp"
#include "formats/badge_page/field_text.hpp"
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

std::string role_by_position(const Facts& facts) {
    const auto place = facts.own_place();
    if (!place) return {};
    const Entry& entry = facts.entry;
    const bool others = entry.fields.get<NameList>("author")->others;
    const std::size_t count = facts.authors().size();
    if (entry.type == "chapter" && count == 1) return "Chapter Author";
    if (count == 1 && !others && is_whole_work(entry)) return "Author";
    if (*place == 0 && !(facts.authors().front().equal && count > 1)) return "First Author";
    // Equal contribution counts only for those from the beginning of the list on.
    const auto own = facts.authors().begin() + static_cast<std::ptrdiff_t>(*place);
    if (std::all_of(facts.authors().begin(), own + 1, [](const MarkedName& author) { return author.equal; }))
        return "Co-First Author";
    const bool last = *place + 1 == count && !others;
    return facts.page.style.last_author && last ? "Last Author" : "Co-Author";
}

// "First Author", "Co-Author", …: as stored, else from the owner's place among the authors.
std::string role_of(const Facts& facts) {
    if (facts.entry.type == "speech") return facts.entry.fields.text("genre");
    if (facts.entry.fields.has("role")) return facts.entry.fields.text("role");
    return role_by_position(facts);
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

Look organiser_of(const Facts& facts) {
    const Entry& entry = facts.entry;
    if (entry.type != "speech") return organiser_look(facts.text("container-title"), facts.page.style);
    return organiser_look(event(entry) + ' ' + entry.fields.text("event-title"), facts.page.style);
}

std::string first_url(const Entry& entry, std::string_view field) {
    const auto links = model::links_of(entry, field);
    return links.empty() ? std::string() : links.front().url;
}

void set_year(Entry& entry, const std::string& text) {
    const auto date = parse_date_text(text);
    if (date_of(entry) == nullptr && date) entry.fields.set("issued", *date);
}

// "0" says nothing.
std::string count_of(const Entry& entry, std::string_view field) {
    std::string count = entry.fields.text(field);
    return count == "0" ? std::string() : count;
}

struct Slot {
    std::string_view name;
    std::string (*get)(const Facts&);
    void (*set)(Entry&, const std::string&, const Page&);
};

// Both directions of every computed word in one place.
constexpr auto slots = std::to_array<Slot>({
    {"role", role_of,
     [](Entry& e, const std::string& t, const Page&) {
         e.fields.set(e.type == "speech" ? "genre" : "role", RichText(t));
     }},
    {"date",
     [](const Facts& f) {
         const Date* date = date_of(f.entry);
         return date == nullptr ? std::string() : date_text(*date, is_book(f.entry));
     },
     [](Entry& e, const std::string& t, const Page&) {
         if (!t.empty()) e.fields.set("issued", date_or_words(t));
     }},
    {"year", [](const Facts& f) { return year_of(f.entry); },
     [](Entry& e, const std::string& t, const Page&) { set_year(e, t); }},
    {"yy", [](const Facts& f) { return year_of(f.entry).size() == 4 ? year_of(f.entry).substr(2) : std::string(); },
     [](Entry&, const std::string&, const Page&) {}},
    {"arxiv", [](const Facts& f) { return arxiv_of(f.entry); },
     [](Entry& e, const std::string& t, const Page&) { set_arxiv(e, t); }},
    {"DOI", [](const Facts& f) { return std::string(model::bare_doi(f.text("DOI"))); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("DOI", t); }},
    {"abbr", venue_abbr, [](Entry& e, const std::string& t, const Page&) { e.fields.set("abbr", RichText(t)); }},
    {"track", venue_track,
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("event-title-addon", RichText(t)); }},
    {"event", [](const Facts& f) { return event(f.entry); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("abbr", RichText(t)); }},
    {"site", [](const Facts& f) { return site(f.entry); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("container-title", RichText(t)); }},
    {"site-rest", [](const Facts& f) { return site_rest(f.entry); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("container-title", RichText(site(e) + ' ' + t)); }},
    {"language-name", [](const Facts& f) { return language_name(f.entry); },
     [](Entry& e, const std::string& t, const Page&) { set_language(e, t); }},
    {"organiser-colour", [](const Facts& f) { return organiser_of(f).colour; }, nullptr},
    {"organiser-logo", [](const Facts& f) { return organiser_of(f).logo; }, nullptr},
    {"URL", [](const Facts& f) { return first_url(f.entry, "URL"); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("URL", t); }},
    {"pdf", [](const Facts& f) { return first_url(f.entry, "pdf"); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("pdf", t); }},
    {"citations", [](const Facts& f) { return count_of(f.entry, "citations"); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("citations", t); }},
    {"likes", [](const Facts& f) { return count_of(f.entry, "likes"); },
     [](Entry& e, const std::string& t, const Page&) { e.fields.set("likes", t); }},
});
static_assert(slots.size() == Facts::computed_words);

constexpr base::Index<slots.size()> slot_index(slots, [](const Slot& slot) { return slot.name; });

}  // namespace

std::string year_of(const Entry& entry) {
    const Date* date = date_of(entry);
    if (date == nullptr || (!date->begin && !date->end)) return {};
    return std::to_string(date->begin ? date->begin->year : date->end->year);
}

std::string language_of(const Entry& entry) {
    std::string language = entry.fields.text("language");
    if (!language.empty()) return language;
    std::string joined;
    return text::has_kana(text_of(entry, "title", joined)) ? "ja" : "";
}

std::string_view Facts::word(std::string_view slot) const {
    const std::size_t row = slot_index.first(slot);
    if (row == slot_index.none) return text(slot);
    std::optional<std::string>& word = words_[row];
    if (!word) word = slots[row].get(*this);
    return *word;
}

void set_slot(std::string_view name, const std::string& text, Entry& entry, const Page& page) {
    const std::size_t row = slot_index.first(name);
    if (row == slot_index.none)
        entry.fields.set(name, RichText(text));
    else if (slots[row].set != nullptr)
        slots[row].set(entry, text, page);
}

}  // namespace bibconv::badge_page
