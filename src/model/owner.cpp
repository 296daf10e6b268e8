#include "model/owner.hpp"

#include <algorithm>

#include "model/name_text.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::model {
namespace {

using text::trimmed;

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

bool is_initial_of(const std::string& initial, const std::string& word) {
    return text::length(initial) == 1 && word.starts_with(initial);
}

// Whether the given names may be the same person's: equal, or word by word initials of each other.
bool given_names_fit(const std::string& a, const std::string& b) {
    const auto words_a = given_words(a);
    const auto words_b = given_words(b);
    if (words_a.empty() || words_b.empty()) return words_a.empty() && words_b.empty();
    const auto is_short = [](const std::string& word) { return text::length(word) == 1; };
    const bool initials = std::ranges::any_of(words_a, is_short) || std::ranges::any_of(words_b, is_short);
    const std::size_t common = std::min(words_a.size(), words_b.size());
    if (!initials) return text::fold(a) == text::fold(b);
    for (std::size_t i = 0; i < common; ++i) {
        const bool same = words_a[i] == words_b[i];
        if (!same && !is_initial_of(words_a[i], words_b[i]) && !is_initial_of(words_b[i], words_a[i])) return false;
    }
    return true;
}

std::string family_name(const Name& name) {
    return name.dropping_particle + name.non_dropping_particle + name.family + name.literal + name.suffix;
}

bool is_joined(std::string_view whole, std::string_view begin, std::string_view end) {
    return whole.size() == begin.size() + end.size() && whole.starts_with(begin) && whole.ends_with(end);
}

}  // namespace

// A name that is compared with the owner's.
struct Owner::Folded {
    explicit Folded(const Name& written)
        : name(written), given(text::fold(written.given)), whole_family(text::fold(family_name(written))) {}

    const Name& name;
    std::string given, whole_family;
};

Owner::Form Owner::form_of(const Name& name) {
    return {name.given, text::fold(name.given + family_name(name)), text::fold(name.family), !name.family.empty()};
}

// Where the family name begins is not always known ("José García Núñez"), so whole names are compared.
bool Owner::same_name(const Form& form, const Folded& other) {
    return is_joined(form.whole, other.given, other.whole_family) ||
           is_joined(form.whole, other.whole_family, other.given);
}

bool Owner::same_person(const Form& form, const Folded& other) {
    if (same_name(form, other)) return true;
    const bool same_family = form.has_family && form.family == text::fold(other.name.family);
    return same_family && given_names_fit(form.given, other.name.given);
}

Owner::Owner(const std::vector<std::string>& spellings) {
    for (const std::string& spelling : spellings) {
        const std::size_t equals = spelling.find('=');
        const std::string_view left = trimmed(std::string_view(spelling).substr(0, equals));
        const std::string_view right =
            equals == std::string::npos ? std::string_view() : trimmed(std::string_view(spelling).substr(equals + 1));
        if (left.empty()) continue;
        names_.push_back({parse_display_name(left), std::string(right)});
        forms_.push_back(form_of(names_.back().name));
        if (!right.empty()) forms_.push_back(form_of(parse_display_name(right)));
    }
}

bool Owner::is(const Name& name) const {
    const Folded folded(name);
    return std::ranges::any_of(forms_, [&](const Form& form) { return same_person(form, folded); });
}

std::optional<std::size_t> Owner::position(const std::vector<const Name*>& names) const {
    std::vector<Folded> folded;
    folded.reserve(names.size());
    for (const Name* name : names) folded.emplace_back(*name);
    for (const auto same : {same_name, same_person}) {
        const auto found = std::ranges::find_if(folded, [&](const Folded& name) {
            return std::ranges::any_of(forms_, [&](const Form& form) { return same(form, name); });
        });
        if (found != folded.end()) return static_cast<std::size_t>(found - folded.begin());
    }
    return std::nullopt;
}

std::string Owner::alias(const Name& name) const {
    const auto found = std::ranges::find_if(names_, [&](const Spelling& spelling) {
        return !spelling.alias.empty() && same_person(form_of(spelling.name), Folded(name));
    });
    return found == names_.end() ? std::string() : found->alias;
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
