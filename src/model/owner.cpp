#include "model/owner.hpp"

#include <algorithm>

#include "model/name_text.hpp"
#include "text/ascii.hpp"
#include "text/character.hpp"
#include "text/unicode.hpp"

namespace bibconv::model {
namespace {

using text::trimmed;

constexpr std::size_t most_alike = 64;  // of one family name and initial, in whose initials we look; nobody has as many

// The words of given names, folded: "K.-F." has two.
std::vector<std::string> given_words(std::string_view given) {
    std::vector<std::string> words;
    while (!given.empty()) {
        const std::size_t end = std::min(given.find_first_of(" .-"), given.size());
        if (std::string word = text::fold(given.substr(0, end)); !word.empty()) words.push_back(std::move(word));
        given.remove_prefix(std::min(end + 1, given.size()));
    }
    return words;
}

char32_t initial_of(const std::vector<std::string>& words) {
    return words.empty() ? U'\0' : text::first_code_point(words.front(), U'\0');
}

bool is_initial_of(const std::string& initial, const std::string& word) {
    return text::length(initial) == 1 && word.starts_with(initial);
}

std::string family_name(const Name& name) {
    return name.dropping_particle + name.non_dropping_particle + name.family + name.literal + name.suffix;
}

}  // namespace

// A name that is compared with the owner's.
struct Owner::Folded {
    explicit Folded(const Name& written)
        : name(written), given(text::fold(written.given)), whole_family(text::fold(family_name(written))) {}

    const Name& name;
    std::string given, whole_family;
};

// Whether they may be the same person's: equal, or word by word initials of each other.
bool Owner::Given::fits(const Given& other) const {
    if (words.empty() || other.words.empty()) return words.empty() && other.words.empty();
    const auto is_short = [](const std::string& word) { return text::length(word) == 1; };
    const bool initials = std::ranges::any_of(words, is_short) || std::ranges::any_of(other.words, is_short);
    const std::size_t common = std::min(words.size(), other.words.size());
    if (!initials) return folded == other.folded;
    for (std::size_t i = 0; i < common; ++i) {
        const std::string &mine = words[i], &theirs = other.words[i];
        if (mine != theirs && !is_initial_of(mine, theirs) && !is_initial_of(theirs, mine)) return false;
    }
    return true;
}

void Owner::Index::add(const Name& name, std::size_t spelling) {
    // Where the family name begins is not always known ("José García Núñez"), so whole names are compared.
    wholes_.try_emplace(text::fold(name.given + family_name(name)), spelling);
    if (name.family.empty()) return;
    Given given{text::fold(name.given), given_words(name.given), spelling};
    std::vector<Given>& alike = families_[text::fold(name.family)][initial_of(given.words)];
    if (alike.size() < most_alike) alike.push_back(std::move(given));
}

std::optional<std::size_t> Owner::Index::same_name(const Folded& name) const {
    std::optional<std::size_t> first;
    for (const std::string& whole : {name.given + name.whole_family, name.whole_family + name.given}) {
        const auto found = wholes_.find(whole);
        if (found != wholes_.end()) first = std::min(first.value_or(found->second), found->second);
    }
    return first;
}

std::optional<std::size_t> Owner::Index::same_person(const Folded& name) const {
    const auto whole = same_name(name);
    const auto family = families_.find(text::fold(name.name.family));
    if (family == families_.end()) return whole;
    const Given given{name.given, given_words(name.name.given), 0};
    const auto alike = family->second.find(initial_of(given.words));
    if (alike == family->second.end()) return whole;
    const auto found = std::ranges::find_if(alike->second, [&](const Given& other) { return given.fits(other); });
    if (found == alike->second.end()) return whole;
    return std::min(whole.value_or(found->spelling), found->spelling);
}

Owner::Owner(const std::vector<std::string>& spellings) {
    for (const std::string& spelling : spellings) {
        const std::size_t equals = spelling.find('=');
        const std::string_view left = trimmed(std::string_view(spelling).substr(0, equals));
        const std::string_view right =
            equals == std::string::npos ? std::string_view() : trimmed(std::string_view(spelling).substr(equals + 1));
        if (left.empty()) continue;
        const std::size_t number = names_.size();
        names_.push_back({parse_display_name(left), std::string(right)});
        all_.add(names_.back().name, number);
        if (right.empty()) continue;
        aliased_.add(names_.back().name, number);
        all_.add(parse_display_name(right), number);
    }
}

bool Owner::is(const Name& name) const { return all_.same_person(Folded(name)).has_value(); }

std::optional<std::size_t> Owner::position(const std::vector<const Name*>& names) const {
    std::vector<Folded> folded;
    folded.reserve(names.size());
    for (const Name* name : names) folded.emplace_back(*name);
    for (const auto same : {&Index::same_name, &Index::same_person}) {
        const auto found =
            std::ranges::find_if(folded, [&](const Folded& name) { return (all_.*same)(name).has_value(); });
        if (found != folded.end()) return static_cast<std::size_t>(found - folded.begin());
    }
    return std::nullopt;
}

std::string Owner::alias(const Name& name) const {
    const auto found = aliased_.same_person(Folded(name));
    return found ? names_[*found].alias : std::string();
}

Name Owner::main_name() const {
    const auto found = std::ranges::find_if(names_, [](const Spelling& spelling) { return spelling.alias.empty(); });
    if (found != names_.end()) return found->name;
    return names_.empty() ? Name() : parse_display_name(names_.front().alias);
}

std::string Owner::text() const {
    std::string text;
    for (const Spelling& spelling : names_) {
        if (!text.empty()) text += "; ";
        text += display_name(spelling.name);
        if (!spelling.alias.empty()) text += " = " + spelling.alias;
    }
    return text;
}

std::vector<std::string> split_spellings(std::string_view text) {
    std::vector<std::string> spellings;
    while (!text.empty()) {
        const std::size_t end = text.find(';');
        if (const auto spelling = trimmed(text.substr(0, end)); !spelling.empty()) spellings.emplace_back(spelling);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return spellings;
}

}  // namespace bibconv::model
