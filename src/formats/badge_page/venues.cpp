#include "formats/badge_page/venues.hpp"

#include <algorithm>
#include <array>

#include "formats/badge_page/field_text.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::size_t longest_abbr = 36;  // code points that fit a badge beside the others

using text::is_ascii_letter;
using text::is_digit;

// Whether the abbreviation stands at `at` as a word; short ones are too common without a year or brackets, and so
// are those in other letters than their own ("Tai Chi").
bool stands_alone(std::string_view text, std::size_t at, std::string_view abbr) {
    const char before = at > 0 ? text[at - 1] : '\0';
    const std::string_view rest = text.substr(at + abbr.size());
    const char after = rest.empty() ? '\0' : rest.front();
    if (is_ascii_letter(before) || is_digit(before) || is_ascii_letter(after) || before == '-') return false;
    const bool dated = is_digit(after) || (rest.size() > 1 && (after == ' ' || after == '\'') && is_digit(rest[1]));
    const std::size_t long_enough = text.substr(at, abbr.size()) == abbr ? 3 : 4;
    return abbr.size() >= long_enough || dated || before == '(' || (before == '\0' && after == '\0');
}

// What may follow a name that ends: "… Learning and Applications" is the name of another conference.
bool ends_name(std::string_view rest) {
    if (rest.empty() || is_ascii_letter(rest.front())) return rest.empty();
    if (rest.front() != ' ' || rest.size() == 1 || !is_ascii_letter(rest[1])) return true;
    constexpr auto words = std::to_array<std::string_view>(
        {"and the", "at", "companion", "conference", "datasets", "demonstrations", "findings", "held", "proceedings",
         "system demonstrations", "track", "vol", "volume", "workshop", "workshops"});
    return std::ranges::any_of(words, [&](std::string_view word) {
        const std::string_view begin = rest.substr(1, word.size());
        const bool whole = rest.size() <= word.size() + 1 || !is_ascii_letter(rest[word.size() + 1]);
        return text::equal_ignoring_case(begin, word) && whole;
    });
}

bool begins_in_any_case(std::string_view text, std::string_view part) {
    return text::equal_ignoring_case(text.substr(0, part.size()), part);
}

// The first venues of a table that a text holds the abbreviation and a name of.
struct Held {
    const Venue* by_abbr = nullptr;
    const Venue* by_name = nullptr;
};

Held venues_in(const VenueTable& table, std::string_view text) {
    Held held;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && is_ascii_letter(text[at - 1])) continue;
        for (const VenueTable::Clue& clue : table.clues(text[at])) {
            const bool is_abbr = clue.name == VenueTable::abbr;
            const Venue*& first = is_abbr ? held.by_abbr : held.by_name;
            const Venue& venue = table[clue.venue];
            const std::string& part = table.text(clue);
            if ((first != nullptr && first <= &venue) || !begins_in_any_case(text.substr(at), part)) continue;
            if (is_abbr ? stands_alone(text, at, part) : ends_name(text.substr(at + part.size()))) first = &venue;
        }
    }
    return held;
}

std::string_view last_brackets(std::string_view title) {
    const std::size_t open = title.rfind('(');
    const std::size_t close = open == std::string_view::npos ? open : title.find(')', open);
    return close == std::string_view::npos ? std::string_view() : title.substr(open + 1, close - open - 1);
}

// "Conference on Things (COT 2024)" → "COT"
std::string_view bracketed_acronym(std::string_view title) {
    std::string_view inside = last_brackets(title);
    while (!inside.empty() && (is_digit(inside.back()) || inside.back() == ' ' || inside.back() == '\''))
        inside.remove_suffix(1);
    const auto capitals = std::ranges::count_if(inside.substr(0, inside.find(' ')), text::is_upper);
    return capitals >= 2 && inside.size() <= 16 ? inside : std::string_view();
}

// Whether the brackets hold the abbreviation of some venue, and not who prints or sponsors it.
bool names_another(std::string_view acronym) {
    constexpr auto publishers = std::to_array<std::string_view>({"ACM", "CVF", "IEEE", "LNCS", "PMLR", "USENIX"});
    return !acronym.empty() && acronym.find(' ') == std::string_view::npos &&
           std::ranges::find(publishers, acronym) == publishers.end();
}

// Parts of a conference that are not its main one, by what the name of the proceedings says.
struct Track {
    std::string_view part, message;
};
constexpr auto tracks = std::to_array<Track>({
    {"findings", "Findings"},
    {"demonstration", "Demonstrations"},
    {"datasets and benchmarks", "Datasets and Benchmarks"},
    {"industry track", "Industry Track"},
    {"industrial track", "Industry Track"},
    {"shared task", "Shared Task"},
    {"tutorial abstracts", "Tutorial"},
    {"companion", "Companion"},
});

}  // namespace

const Venue* find_venue(const VenueTable& table, std::string_view text) {
    if (const Venue* bracketed = venues_in(table, last_brackets(text)).by_abbr) return bracketed;
    const Held held = venues_in(table, text);
    return held.by_name != nullptr ? held.by_name : held.by_abbr;
}

const Venue* venue_of(const Entry& entry, const PageStyle& style) {
    std::string joined;
    if (const std::string_view abbr = text_of(entry, "abbr", joined); !abbr.empty())
        return find_venue(style.venues, abbr);
    const std::string_view title = text_of(entry, "container-title", joined);
    const std::string_view acronym = bracketed_acronym(title);
    if (!names_another(acronym)) return find_venue(style.venues, title);
    // Brackets that name another venue have the last word over a name, not over "SC24" before them.
    const Venue* named = find_venue(style.venues, acronym);
    return named != nullptr ? named : venues_in(style.venues, title).by_abbr;
}

std::string venue_abbr(const Facts& facts) {
    if (facts.entry.fields.has("abbr")) return std::string(facts.text("abbr"));
    if (const Venue* venue = facts.venue()) return venue->abbr;
    const std::string_view title = facts.text("container-title");
    const std::string_view acronym = bracketed_acronym(title);
    return acronym.empty() ? text::shortened(title, longest_abbr) : std::string(acronym);
}

Look organiser_look(std::string_view text, const PageStyle& style) {
    const Venue* organiser = find_venue(style.organisers, text);
    Look look = organiser == nullptr ? style.organiser_look : organiser->look;
    if (look.colour.empty()) look.colour = style.organiser_look.colour;
    return look;
}

bool is_workshop(const Entry& entry) {
    const std::string text =
        text::lower(entry.fields.text("event-title-addon") + ' ' + entry.fields.text("container-title"));
    return text.find("workshop") != std::string::npos || text.find("ワークショップ") != std::string::npos;
}

std::string venue_track(const Facts& facts) {
    const Entry& entry = facts.entry;
    if (entry.fields.has("event-title-addon")) return std::string(facts.text("event-title-addon"));
    if (is_workshop(entry)) return "Workshop";
    if (entry.type == "paper-conference") {
        const std::string title = text::lower(facts.text("container-title"));
        const auto track =
            std::ranges::find_if(tracks, [&](const Track& one) { return title.find(one.part) != std::string::npos; });
        if (track != tracks.end()) return std::string(track->message);
        if (facts.venue() != nullptr) return "Main Conference";
    }
    const auto& messages = facts.page.style.type_messages;
    const auto found = messages.find(entry.type);
    const auto message = found != messages.end() ? found : messages.find("default");
    return message == messages.end() ? "Published" : message->second;
}

}  // namespace bibconv::badge_page
