#pragma once

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "model/links.hpp"
#include "model/owner.hpp"
#include "model/titles.hpp"
#include "model/vocabulary.hpp"
#include "support/conversion.hpp"
#include "text/unicode.hpp"

// Nothing is lost in silence: of an entry without one of its fields, another output is made, or other things are told.
// That holds for outputs which cannot be read back, too.
namespace bibconv::test {

/// All that people get to see: what was written, what is told, and what is counted as lost. Places are left out.
inline std::string account_of(const Conversion& conversion) {
    std::string all = conversion.text + "\n---\n";
    for (const Diagnostic& one : conversion.diagnostics) all += one.id + ' ' + one.message + '\n';
    for (const auto& [kind, account] : conversion.losses.accounts()) {
        all += kind + ' ' + std::to_string(account.count) + ' ' + account.example + '\n';
        for (const auto& [name, lost] : account.names) all += "  " + name + ' ' + std::to_string(lost.count) + '\n';
    }
    return all;
}

/// What becomes of an entry that is written alone.
inline Conversion written_alone(const Format& to, const Entry& entry, Options options) {
    std::ostringstream out;
    Reports reports;
    Conversion result;
    options.keep_source = false;
    const auto writer = to.make_writer(out, {reports, result.losses, options});
    writer->put(entry);
    writer->finish();
    result.text = out.str();
    result.diagnostics = std::move(reports.all);
    return result;
}

inline std::string account_of(const Format& to, const Entry& entry, const Options& options) {
    return account_of(written_alone(to, entry, options));
}

/// What may go in silence, since the entry says the same without it.
struct SaidAnyway {
    std::string_view format;  ///< "" for all
    std::string_view field;   ///< "" for all
    bool (*is_so)(const Field& field, const Entry& entry, const Options&);
    std::string_view why;
};

namespace silence {

inline bool always(const Field&, const Entry&, const Options&) { return true; }

// Names and dates have none.
inline std::string words_of(const Field& field) {
    const auto* rich = std::get_if<RichText>(&field.value);
    const auto* verbatim = std::get_if<std::string>(&field.value);
    return rich != nullptr ? plain_text(*rich) : verbatim != nullptr ? *verbatim : std::string();
}

inline bool is_empty(const Field& field, const Entry&, const Options&) {
    if (const auto* names = std::get_if<NameList>(&field.value)) return names->names.empty();
    if (const auto* date = std::get_if<Date>(&field.value)) return *date == Date{};
    return words_of(field).empty();
}

inline bool is_zero(const Field& field, const Entry&, const Options&) { return words_of(field) == "0"; }

inline bool repeats_words(const Field& field, const Entry& entry, const Options&) {
    const std::string words = words_of(field);
    return !words.empty() && std::ranges::any_of(entry.fields, [&](const Field& other) {
        return other.name != field.name && words_of(other) == words;
    });
}

inline bool says_how(const Field& field, const Entry& entry, const Options&) {
    return model::says_how_not_what(field.name) || model::is_end_of_title(field, entry);
}

// Whether each address of the field is one of another field, and there is no word beside them.
inline bool repeats_addresses(const Field& field, const Entry& entry, const Options&) {
    const auto [links, words] = model::links_and_words_of(entry, field.name);
    if (links.empty() || !words.empty()) return false;
    return std::ranges::all_of(links, [&](const model::NamedLink& link) {
        return std::ranges::any_of(entry.fields, [&](const Field& other) {
            return other.name != field.name &&
                   std::ranges::count(model::links_of(entry, other.name), link.url, &model::NamedLink::url) > 0;
        });
    });
}

// Whether each of the names stands in another list as well.
inline bool repeats_names(const Field& field, const Entry& entry, const Options&) {
    const auto* list = std::get_if<NameList>(&field.value);
    return list != nullptr && std::ranges::all_of(list->names, [&](const Name& name) {
               return std::ranges::any_of(entry.fields, [&](const Field& other) {
                   const auto* others = other.name == field.name ? nullptr : std::get_if<NameList>(&other.value);
                   return others != nullptr && std::ranges::count(others->names, name) > 0;
               });
           });
}

inline bool is_the_owner(const Field& field, const Entry&, const Options& options) {
    const auto* list = std::get_if<NameList>(&field.value);
    return list != nullptr && list->names.size() == 1 && !list->others &&
           model::Owner(options.owner_names).is(list->names.front());
}

inline bool holds_identifier(const Field& field, const Entry& entry, const Options&) {
    const std::string address = words_of(field);
    return std::ranges::any_of(
        std::array{entry.fields.text("DOI"), entry.fields.text("eprint")},
        [&](const std::string& id) { return id.size() > 5 && address.find(id) != address.npos; });
}

inline bool is_japanese(const Field& field, const Entry& entry, const Options&) {
    return words_of(field) == "ja" && text::has_kana(entry.fields.text("title") + entry.fields.text("container-title"));
}

inline bool is_another_date(const Field& field, const Entry& entry, const Options&) {
    const auto* date = std::get_if<Date>(&field.value);
    return date != nullptr && std::ranges::any_of(entry.fields, [&](const Field& other) {
               const auto* same = other.name == field.name ? nullptr : std::get_if<Date>(&other.value);
               return same != nullptr && *same == *date;
           });
}

// 2601.00001
inline bool is_arxiv(const Field& field, const Entry& entry, const Options&) {
    const std::string id = entry.fields.text("eprint");
    return words_of(field) == "arxiv" && id.size() >= 9 && id[4] == '.';
}

inline bool is_of_arxiv(const Field& field, const Entry& entry, const Options&) {
    const auto* date = std::get_if<Date>(&field.value);
    if (date == nullptr || !date->begin) return false;
    const std::string year = std::to_string(date->begin->year % 100);
    return std::ranges::any_of(std::array{"eprint", "URL", "container-title", "volume"}, [&](const char* name) {
        return entry.fields.text(name).find(year) != std::string::npos;
    });
}

}  // namespace silence

inline constexpr auto said_anyway = std::to_array<SaidAnyway>({
    {"", "", silence::is_empty, "there is nothing in it"},
    {"", "", silence::says_how, "how another format spells what is there"},
    {"", "", silence::repeats_addresses, "another field leads there"},
    {"json-ld", "contributor", silence::repeats_names, "whoever has a role without a property contributes"},
    {"json-ld", "editor", silence::repeats_names, "editor-translator is told, and is one, too"},
    {"json-ld", "producer", silence::repeats_names, "executive-producer is told, and is one, too"},
    {"json-ld", "", silence::repeats_words, "a property has the same value once"},
    {"json-ld", "event-date", silence::is_another_date, "an event is held when it is issued"},
    {"json-ld", "issued", silence::is_another_date, "an event is held when it is issued"},
    {"badges", "citations", silence::is_zero, "a page has no badges for nothing"},
    {"badges", "likes", silence::is_zero, "a page has no badges for nothing"},
    {"badges", "author", silence::is_the_owner, "posts and the like are by whoever has the page"},
    {"badges", "container-title", silence::repeats_words, "a chapter is called as its book is"},
    {"badges", "eprint-type", silence::is_arxiv, "an identifier of that form is arXiv's"},
    {"badges", "issued", silence::is_of_arxiv, "arXiv's identifier has year and month"},
    {"badges", "URL", silence::holds_identifier, "the badge of the DOI or of arXiv leads there"},
    {"badges", "language", silence::is_japanese, "a title in kana says it"},
    {"badges", "page-overrides", silence::always, "how a card looks, which is as it would be without"},
});

inline bool is_said_anyway(const Format& to, const Field& field, const Entry& entry, const Options& options) {
    return std::ranges::any_of(said_anyway, [&](const SaidAnyway& row) {
        return (row.format.empty() || row.format == to.name) && (row.field.empty() || row.field == field.name) &&
               row.is_so(field, entry, options);
    });
}

/// The fields of the entry that the format loses in silence.
inline std::vector<std::string> lost_in_silence(const Format& to, const Entry& entry, const Options& options = {}) {
    std::vector<std::string> lost;
    const std::string account = account_of(to, entry, options);
    for (const Field& field : entry.fields) {
        Entry less = entry;
        less.fields.erase(field.name);
        if (account_of(to, less, options) == account && !is_said_anyway(to, field, entry, options))
            lost.push_back(field.name);
    }
    return lost;
}

}  // namespace bibconv::test
