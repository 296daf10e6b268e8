#include "transform/inheritance.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "text/ascii.hpp"

namespace bibconv::transform {
namespace {

constexpr std::size_t most_waiting = 100'000;
constexpr std::size_t most_parents = 100'000;
constexpr int deepest = 10;

constexpr std::string_view crossref = "bibtex:crossref";
constexpr std::string_view xdata = "bibtex:xdata";

std::vector<std::string> keys_in(const Entry& entry, std::string_view field) {
    std::vector<std::string> keys;
    const std::string all = entry.fields.text(field);
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find(',', begin), all.size());
        if (const auto key = text::trimmed(std::string_view(all).substr(begin, end - begin)); !key.empty())
            keys.emplace_back(key);
        begin = end + 1;
    }
    return keys;
}

std::vector<std::string> references_of(const Entry& entry) {
    std::vector<std::string> keys = keys_in(entry, xdata);
    std::ranges::move(keys_in(entry, crossref), std::back_inserter(keys));
    return keys;
}

// BibLaTeX 3.18, appendix B: what nobody takes over.
constexpr auto own_only = std::to_array<std::string_view>(
    {"bibtex:type",           "bibtex:crossref",       "bibtex:xdata",         "bibtex:xref",        "bibtex:ids",
     "bibtex:entryset",       "bibtex:execute",        "bibtex:label",         "bibtex:options",     "bibtex:presort",
     "bibtex:related",        "bibtex:relatedoptions", "bibtex:relatedstring", "bibtex:relatedtype", "bibtex:shorthand",
     "bibtex:shorthandintro", "bibtex:sortkey",        "title-short",          "shortTitle",         "citation-key"});

// What is another field for the child, by the child's type.
struct Renaming {
    std::string_view child_types, parent_type, from, to;
};
constexpr std::string_view parts = "chapter paper-conference entry entry-dictionary entry-encyclopedia";
constexpr std::string_view articles = "article-journal article-magazine article-newspaper review review-book";
constexpr auto renamings = std::to_array<Renaming>({
    {parts, "book", "title", "container-title"},
    {parts, "book", "title-addon", "container-title-addon"},
    {parts, "book", "bibtex:subtitle", "bibtex:booksubtitle"},
    {parts, "book", "author", "container-author"},
    {articles, "periodical", "title", "container-title"},
    {articles, "periodical", "bibtex:subtitle", "bibtex:journalsubtitle"},
});

bool lists(std::string_view words, std::string_view word) {
    for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
    }
    return false;
}

// The child's name for a field of its parent; "" for what it does not take over.
std::string_view name_for(const Entry& child, const Entry& parent, std::string_view field) {
    if (std::ranges::find(own_only, field) != own_only.end()) return {};
    const auto renaming = std::ranges::find_if(renamings, [&](const Renaming& row) {
        return row.from == field && row.parent_type == parent.type && lists(row.child_types, child.type);
    });
    return renaming == renamings.end() ? field : renaming->to;
}

}  // namespace

bool is_data(const Entry& entry) { return entry.fields.text("bibtex:type") == "xdata"; }

void Inheritance::put(Item item) {
    if (const auto* entry = std::get_if<Entry>(&item)) meet(*entry);
    if (missing_.empty() && waiting_.empty()) return pass_on(std::move(item));
    waiting_.push_back(std::move(item));
    if (missing_.empty() || waiting_.size() > most_waiting) release();
}

void Inheritance::meet(const Entry& entry) {
    const bool awaited = missing_.erase(entry.key) > 0;
    const bool likely = entry.type == "book" || entry.type == "periodical" || is_data(entry);
    if (awaited || (likely && parents_.size() < most_parents)) {
        Entry parent = entry;
        parent.source = {};
        parents_.try_emplace(entry.key, std::move(parent));
    }
    for (std::string& key : references_of(entry)) {
        if (!parents_.contains(key)) missing_.insert(std::move(key));
    }
}

void Inheritance::release() {
    missing_.clear();
    while (!waiting_.empty()) {
        pass_on(std::move(waiting_.front()));
        waiting_.pop_front();
    }
}

void Inheritance::pass_on(Item item) {
    if (auto* entry = std::get_if<Entry>(&item)) {
        if (is_data(*entry) && !entry->source.text.empty()) {
            // No work, but it goes along for the way back.
            Directive directive{Directive::Kind::text, {}, entry->source.text, entry->span, {}};
            return next_.put(std::move(directive));
        }
        resolve(*entry, 0);
    }
    next_.put(std::move(item));
}

void Inheritance::finish() {
    for (const std::string& key : missing_) {
        diagnostics_.report({Severity::warning,
                             "key.missing",
                             "no entry has the key '" + key + "' that another takes fields over from",
                             {},
                             0,
                             {}});
    }
    release();
    next_.finish();
}

void Inheritance::resolve(Entry& entry, int depth) const {
    if (depth > deepest) return;
    for (const std::string& key : keys_in(entry, xdata)) inherit_from(entry, key, true, depth);
    for (const std::string& key : keys_in(entry, crossref)) inherit_from(entry, key, false, depth);
}

void Inheritance::inherit_from(Entry& child, const std::string& key, bool as_data, int depth) const {
    const auto found = parents_.find(key);
    if (found == parents_.end()) return;
    Entry parent = found->second;
    resolve(parent, depth + 1);
    for (const Field& field : parent.fields) {
        const std::string_view name = as_data && field.name != "bibtex:type" && field.name != xdata
                                          ? std::string_view(field.name)
                                          : name_for(child, parent, field.name);
        if (name.empty() || child.fields.has(name)) continue;
        child.fields.add(std::string(name), field.value, field.span);
        child.source = {};
    }
}

}  // namespace bibconv::transform
