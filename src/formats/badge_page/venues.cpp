#include "formats/badge_page/venues.hpp"

#include <algorithm>

#include "formats/badge_page/slots.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

constexpr std::size_t longest_abbr = 36;  // code points that fit a badge beside the others

using text::is_ascii_letter;
using text::is_digit;

// Whether the abbreviation stands at `at` as a word; short ones are too common without a year or brackets.
bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
    const char before = at > 0 ? text[at - 1] : '\0';
    const std::string_view rest = text.substr(at + size);
    const char after = rest.empty() ? '\0' : rest.front();
    if (is_ascii_letter(before) || is_digit(before) || is_ascii_letter(after) || before == '-') return false;
    const bool dated = is_digit(after) || (rest.size() > 1 && (after == ' ' || after == '\'') && is_digit(rest[1]));
    return size > 2 || dated || before == '(' || (before == '\0' && after == '\0');
}

bool holds_abbr(std::string_view text, std::string_view abbr) {
    for (std::size_t at = text.find(abbr); at != std::string_view::npos; at = text.find(abbr, at + 1)) {
        if (stands_alone(text, at, abbr.size())) return true;
    }
    return false;
}

// "Conference on Things (COT 2024)" → "COT"
std::string bracketed_acronym(std::string_view title) {
    const std::size_t open = title.rfind('(');
    const std::size_t close = open == std::string_view::npos ? open : title.find(')', open);
    if (close == std::string_view::npos) return {};
    std::string_view inside = title.substr(open + 1, close - open - 1);
    while (!inside.empty() && (is_digit(inside.back()) || inside.back() == ' ' || inside.back() == '\''))
        inside.remove_suffix(1);
    const auto capitals = std::ranges::count_if(inside, [](char c) { return c >= 'A' && c <= 'Z'; });
    return capitals >= 2 && inside.size() <= 16 ? std::string(inside) : std::string();
}

}  // namespace

const Venue* find_venue(const std::vector<Venue>& table, std::string_view text) {
    if (text.empty()) return nullptr;
    const auto by_name = std::ranges::find_if(table, [&](const Venue& venue) {
        return std::ranges::any_of(venue.names,
                                   [&](const std::string& name) { return text.find(name) != std::string_view::npos; });
    });
    if (by_name != table.end()) return &*by_name;
    const auto by_abbr = std::ranges::find_if(table, [&](const Venue& venue) { return holds_abbr(text, venue.abbr); });
    return by_abbr == table.end() ? nullptr : &*by_abbr;
}

const Venue* venue_of(const Entry& entry, const PageStyle& style) {
    const std::string abbr = entry.fields.text("abbr");
    return find_venue(style.venues, abbr.empty() ? entry.fields.text("container-title") : abbr);
}

std::string venue_abbr(const Entry& entry, const PageStyle& style) {
    if (entry.fields.has("abbr")) return entry.fields.text("abbr");
    if (const Venue* venue = venue_of(entry, style)) return venue->abbr;
    const std::string title = entry.fields.text("container-title");
    const std::string acronym = bracketed_acronym(title);
    return acronym.empty() ? text::shortened(title, longest_abbr) : acronym;
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

std::string venue_track(const Entry& entry, const PageStyle& style) {
    if (entry.fields.has("event-title-addon")) return entry.fields.text("event-title-addon");
    if (is_workshop(entry)) return "Workshop";
    if (entry.type == "paper-conference" && venue_of(entry, style) != nullptr) return "Main Conference";
    const auto found = style.type_messages.find(entry.type);
    if (found != style.type_messages.end()) return found->second;
    const auto fallback = style.type_messages.find("default");
    return fallback == style.type_messages.end() ? "Published" : fallback->second;
}

}  // namespace bibconv::badge_page
