#include "formats/badge_page/shown.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "formats/badge_page/arrange.hpp"
#include "formats/badge_page/badges.hpp"
#include "formats/badge_page/bullets.hpp"
#include "formats/badge_page/entry_block.hpp"
#include "formats/badge_page/tags.hpp"
#include "model/vocabulary.hpp"
#include "text/unicode.hpp"

namespace bibconv::badge_page {
namespace {

// Fields that no badge or bullet names but that may decide about one, or about the section.
constexpr auto deciding = std::to_array<std::string_view>({"bibtex:author+an", "genre", "language", "eprint-class"});

bool decides(const Field& field, const Entry& entry, const Page& page) {
    Entry without = entry;
    without.fields.erase(field.name);
    const auto print = [&](const Entry& e) { return print_block(compose(e, page, false), page.style); };
    return rule_for(page.style, without) != rule_for(page.style, entry) || print(without) != print(entry);
}

// A heading in kana says itself that the work is Japanese.
bool heading_tells_language(const Entry& entry, const Page& page) {
    return entry.fields.text("language") == "ja" && text::has_kana(compose(entry, page, false).title);
}

class Shown {
public:
    Shown(const Entry& entry, const Page& page)
        : entry_(entry),
          page_(page),
          badges_(fields_shown(entry, page)),
          texts_(texts_shown(entry, page.style)),
          heading_(heading_shown(entry)) {}

    bool operator()(const Field& field) const {
        if (field.name.starts_with("page:") || field.name == "page-overrides" || model::says_how_not_what(field.name))
            return true;
        if (field.name == "keyword") return all_keywords_are_tags(entry_, page_.style);
        if (badges_.contains(field.name) || texts_.contains(field.name) || heading_.contains(field.name)) return true;
        if (field.name == "language" && heading_tells_language(entry_, page_)) return true;
        return std::ranges::find(deciding, field.name) != deciding.end() && decides(field, entry_, page_);
    }

private:
    const Entry& entry_;
    const Page& page_;
    std::set<std::string, std::less<>> badges_, texts_, heading_;
};

}  // namespace

std::vector<const Field*> fields_not_shown(const Entry& entry, const Page& page) {
    const Shown shown(entry, page);
    std::vector<const Field*> fields;
    for (const Field& field : entry.fields) {
        if (!shown(field)) fields.push_back(&field);
    }
    return fields;
}

}  // namespace bibconv::badge_page
