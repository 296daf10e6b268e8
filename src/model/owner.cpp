#include "model/owner.hpp"

#include <algorithm>

#include "model/name_text.hpp"
#include "text/ascii.hpp"
#include "text/unicode.hpp"

namespace bibconv::model {
namespace {

using text::trimmed;

// Whether the given names may be the same person's: equal, or one of them initials of the other.
bool given_names_fit(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return a == b;
    const std::string folded_a = text::fold(a);
    const std::string folded_b = text::fold(b);
    if (folded_a == folded_b) return true;
    const bool initials = a.find('.') != std::string::npos || b.find('.') != std::string::npos ||
                          folded_a.size() == 1 || folded_b.size() == 1;
    return initials && !folded_a.empty() && !folded_b.empty() && folded_a.front() == folded_b.front();
}

// Where the family name begins is not always known ("José García Núñez"), so whole names are compared.
std::string family_name(const Name& name) {
    return name.dropping_particle + name.non_dropping_particle + name.family + name.literal + name.suffix;
}
std::string given_before_family(const Name& name) { return name.given + family_name(name); }
std::string family_before_given(const Name& name) { return family_name(name) + name.given; }

bool same_person(const Name& a, const Name& b) {
    const std::string given_first = text::fold(given_before_family(a));
    if (given_first == text::fold(given_before_family(b)) || given_first == text::fold(family_before_given(b)))
        return true;
    const bool same_family = !a.family.empty() && text::fold(a.family) == text::fold(b.family);
    return same_family && given_names_fit(a.given, b.given);
}

}  // namespace

Owner::Owner(const std::vector<std::string>& spellings) {
    for (const std::string& spelling : spellings) {
        const std::size_t equals = spelling.find('=');
        const std::string_view left = trimmed(std::string_view(spelling).substr(0, equals));
        const std::string_view right =
            equals == std::string::npos ? std::string_view() : trimmed(std::string_view(spelling).substr(equals + 1));
        if (!left.empty()) names_.push_back({parse_display_name(left), std::string(right)});
    }
}

bool Owner::is(const Name& name) const {
    return std::ranges::any_of(names_, [&](const Spelling& spelling) {
        return same_person(spelling.name, name) ||
               (!spelling.alias.empty() && same_person(parse_display_name(spelling.alias), name));
    });
}

std::optional<std::size_t> Owner::position(const NameList& list) const {
    const auto found = std::ranges::find_if(list.names, [&](const Name& name) { return is(name); });
    if (found == list.names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - list.names.begin());
}

std::string Owner::alias(const Name& name) const {
    const auto found = std::ranges::find_if(
        names_, [&](const Spelling& spelling) { return !spelling.alias.empty() && same_person(spelling.name, name); });
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
