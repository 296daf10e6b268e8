#include "transform/inheritance.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "markup/latex.hpp"
#include "model/months.hpp"
#include "model/titles.hpp"
#include "model/vocabulary.hpp"
#include "text/ascii.hpp"
#include "text/latin1.hpp"
#include "text/word_list.hpp"

namespace bibconv::transform {

bool is_data(const Entry& entry) { return entry.fields.text("bibtex:type") == "xdata"; }

namespace {

using text::lists;

// Of entries that give to each other what they have taken over. People use three or four; more of them would fill the
// memory, since every one has the fields of all behind it.
constexpr int most_levels = 16;
constexpr int deepest = 1000;  // of looking for the end of a chain

constexpr std::string_view crossref = "bibtex:crossref";
constexpr std::string_view xdata = "bibtex:xdata";
constexpr std::string_view other_keys = "bibtex:ids";

std::vector<std::string> keys_in(const Entry& entry, std::string_view field) {
    std::vector<std::string> keys;
    text::for_each_listed(entry.fields.text(field), [&](std::string_view key) { keys.emplace_back(key); });
    return keys;
}

// The entries that one takes over from, by their keys: data first.
std::vector<std::string> referred_to(const Entry& entry) {
    std::vector<std::string> keys = keys_in(entry, xdata);
    std::ranges::move(keys_in(entry, crossref), std::back_inserter(keys));
    return keys;
}

// BibLaTeX 3.18, appendix B: what nobody takes over.
constexpr auto own_only =
    std::to_array<std::string_view>({"bibtex:sorttitle",    "bibtex:indextitle",     "bibtex:indexsorttitle",
                                     "bibtex:entrysubtype", "bibtex:type",           "bibtex:crossref",
                                     "bibtex:xdata",        "bibtex:xref",           "bibtex:ids",
                                     "bibtex:entryset",     "bibtex:execute",        "bibtex:field-names",
                                     "bibtex:label",        "bibtex:options",        "bibtex:presort",
                                     "bibtex:related",      "bibtex:relatedoptions", "bibtex:relatedstring",
                                     "bibtex:relatedtype",  "bibtex:shorthand",      "bibtex:shorthandintro",
                                     "bibtex:sortkey",      "title-short",           "shortTitle",
                                     "citation-key"});

// What is another field for the child, by the child's type. Of data nobody can say before what it will be.
struct Renaming {
    std::string_view child_types, parent, from, to;  // any parent: ""
};
constexpr std::string_view several_volumes = "mv";
constexpr std::string_view data = "data";
constexpr std::string_view book_author = "container-author";
constexpr std::string_view parts = "chapter paper-conference entry entry-dictionary entry-encyclopedia";
constexpr std::string_view articles = "article-journal article-magazine article-newspaper review review-book";
constexpr auto renamings = std::to_array<Renaming>({
    {parts, "", "bibtex:booktitle", "container-title"},
    {parts, "book", "title", "container-title"},
    {parts, "book", "title-addon", "container-title-addon"},
    {parts, "book", "bibtex:subtitle", "bibtex:booksubtitle"},
    {parts, "book", "author", "container-author"},
    {parts, several_volumes, "title", "container-title"},
    {parts, several_volumes, "title-addon", "bibtex:maintitleaddon"},
    {parts, several_volumes, "bibtex:subtitle", "bibtex:mainsubtitle"},
    {parts, several_volumes, "author", "container-author"},
    {"book", several_volumes, "title-addon", "bibtex:maintitleaddon"},
    {"book", several_volumes, "bibtex:subtitle", "bibtex:mainsubtitle"},
    {articles, "periodical", "title", "container-title"},
    {articles, "periodical", "bibtex:subtitle", "bibtex:journalsubtitle"},
    {articles, "", "bibtex:journaltitle", "container-title"},
    {articles, "", "bibtex:journal", "container-title"},
    {"periodical", "", "bibtex:journaltitle", "container-title"},
    {"periodical", "", "bibtex:journal", "container-title"},
    {articles, data, "number", "issue"},
    {parts, data, "number", "collection-number"},
    {"book", data, "number", "collection-number"},
});

// What an entry says of the work that it is related to, by `relatedtype` (BibLaTeX manual, 3.5 and 4.9.2.18).
struct Relation {
    std::string_view types, from, to;
};
constexpr std::string_view new_version = "origpubas origpubin reprintfrom reprintof translationfrom translationof";
constexpr std::string_view review = "reviewof";
constexpr auto relations = std::to_array<Relation>({
    {new_version, "title", "original-title"},
    {new_version, "author", "original-author"},
    {new_version, "issued", "original-date"},
    {new_version, "publisher", "original-publisher"},
    {new_version, "publisher-place", "original-publisher-place"},
    {review, "title", "reviewed-title"},
    {review, "author", "reviewed-author"},
});

// A work in several volumes is a book like any other to CSL, but not to its volumes.
std::string_view kind_of(const Entry& parent) {
    if (is_data(parent)) return data;
    return parent.fields.text("bibtex:type").starts_with(several_volumes) ? several_volumes : parent.type;
}

// The title of a volume makes room for that of the whole.
void make_volume(Entry& child, const Entry& parent) {
    const std::string title = lists(parts, child.type) ? "container-title" : "title";
    if (child.fields.has("volume-title") || (title == "title" && child.type != "book")) return;
    Field* own = child.fields.find(title);
    const auto* whole = parent.fields.get<RichText>("title");
    const auto* mine = own == nullptr ? nullptr : std::get_if<RichText>(&own->value);
    const bool taken_over = whole != nullptr && mine != nullptr && *whole == *mine;  // on the way back
    if (own != nullptr && !taken_over) own->name = "volume-title";
}

// The child's name for a field of a parent of that kind; "" for what it does not take over. It takes over all data.
std::string_view name_for(const Entry& child, std::string_view parent, std::string_view field) {
    const bool own = parent == data ? field == "bibtex:type" || field == xdata
                                    : std::ranges::find(own_only, field) != own_only.end();
    if (own) return {};
    const auto renaming = std::ranges::find_if(renamings, [&](const Renaming& row) {
        return row.from == field && (row.parent.empty() || row.parent == parent) && lists(row.child_types, child.type);
    });
    return renaming == renamings.end() ? field : renaming->to;
}

// What the child's field holds. A field that was none of the parent's has been kept as LaTeX.
Value value_for(std::string_view name, const Field& field) {
    const auto* latex = std::get_if<std::string>(&field.value);
    const bool kept = latex != nullptr && name != field.name && model::owner_of(field.name) == "bibtex";
    return kept && model::kind_of(name) == model::Kind::text ? Value(markup::decode_latex(*latex)) : field.value;
}

// A title that is taken over is followed by the child's own subtitle.
Value with_own_subtitle(Value title, const std::string& subtitle) {
    auto* text = std::get_if<RichText>(&title);
    if (text == nullptr || subtitle.empty()) return title;
    return model::with_subtitle(std::move(*text), markup::decode_latex(subtitle));
}

std::string own_subtitle(const Entry& child) {
    for (const char* subtitle : {"bibtex:booksubtitle", "bibtex:journalsubtitle"}) {
        const bool fits = model::title_of_subtitle(subtitle, child.type) == "container-title";
        if (fits && child.fields.has(subtitle)) return child.fields.text(subtitle);
    }
    return {};
}

// What a reader says of the whole entry stands behind its fields, taken over or not.
void move_to_end(Fields& fields, std::string_view name) {
    const Field* found = fields.find(name);
    if (found == nullptr) return;
    Field moved = *found;
    fields.erase(name);
    fields.add(std::move(moved.name), std::move(moved.value), moved.span);
}

// Whoever gives a @proceedings a `booktitle` beside its title says what its papers shall have.
bool gives_way(const Field& field, const Entry& parent, std::string_view name) {
    return name == "container-title" && field.name == "title" && parent.fields.has("bibtex:booktitle");
}

// BibLaTeX manual 3.13.6: where in another entry a value stands, `xdata=KEY-FIELD-PLACE`.
struct Reference {
    std::string_view key, field;
    std::size_t place = 0;  // in a list, from 1; 0: all of it
};

std::optional<Reference> reference(std::string_view text) {
    constexpr std::string_view head = "xdata=";
    if (!text.starts_with(head)) return std::nullopt;
    text = text::trimmed(text.substr(head.size()));
    const auto cut = [&text] {  // what stands behind the last hyphen
        const std::size_t hyphen = text.rfind('-');
        if (hyphen == std::string_view::npos) return std::string_view();
        const std::string_view last = text.substr(hyphen + 1);
        text = text.substr(0, hyphen);
        return last;
    };
    Reference found;
    std::string_view last = cut();
    const auto [end, error] = std::from_chars(last.data(), last.data() + last.size(), found.place);
    if (!last.empty() && error == std::errc{} && end == last.data() + last.size())
        last = cut();
    else
        found.place = 0;
    found.field = last;
    found.key = text;
    return found.key.empty() || last.empty() ? std::nullopt : std::optional(found);
}

std::string_view text_in(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* date = std::get_if<Date>(&value)) return date->literal;
    const auto* rich = std::get_if<RichText>(&value);
    const auto* plain = rich == nullptr || rich->nodes.size() != 1 ? nullptr : std::get_if<Text>(&rich->nodes.front());
    return plain == nullptr ? std::string_view() : std::string_view(plain->text);
}

// A child's own month is one of the year that it takes over.
void complete_year(Entry& child) {
    Field* issued = child.fields.find("issued");
    const auto* text = child.fields.get<std::string>("bibtex:month");
    auto* date = issued == nullptr ? nullptr : std::get_if<Date>(&issued->value);
    const bool year =
        date != nullptr && date->begin && !date->range && date->begin->month == 0 && date->begin->season == 0;
    const auto month = year && text != nullptr ? model::parse_month(*text) : std::nullopt;
    if (!month || !model::set_month(*date, *month)) return;
    if (month->last_day != 0 || month->foreign)
        child.fields.find("bibtex:month")->name = "bibtex:source:month";
    else
        child.fields.erase("bibtex:month");
}

}  // namespace

void Parents::add(Entry parent, const NamedKeys& wanted) {
    bool is_wanted = wanted.contains(parent.key);
    for (const std::string& other : keys_in(parent, other_keys)) {
        if (!wanted.contains(other)) continue;
        is_wanted = true;
        aliases_.emplace(other, parent.key);
    }
    if (!is_wanted) return;
    const std::string key = parent.key;
    parents_.try_emplace(key, Parent{std::move(parent)});
}

void Parents::settle(DiagnosticSink& diagnostics) {
    for (auto& [key, parent] : parents_) settle(parent, 0, diagnostics);
}

// Each of them once: there may be many ways from one to another.
void Parents::settle(Parent& parent, int depth, DiagnosticSink& diagnostics) {
    if (parent.state != Parent::State::untouched) return;
    parent.state = Parent::State::open;
    Entry& entry = parent.entry;
    const auto tell = [&](const char* id, const char* what) {
        diagnostics.report(
            {Severity::warning, id, "'" + entry.key + "' " + what, {}, 0, {}});  // it was read alone: no place
    };
    bool circular = false;
    for (const std::string& key : referred_to(entry)) {
        const auto found = parents_.find(name_of(key));
        if (found == parents_.end()) continue;
        Parent& next = found->second;
        circular = circular || next.state == Parent::State::open;
        // One that is left as it is here is settled later, without what comes behind it.
        if (depth < deepest) settle(next, depth + 1, diagnostics);
        parent.levels = std::max(parent.levels, next.levels + 1);
    }
    if (circular) tell("key.circular", "takes fields over from itself, by way of others");
    parent.state = Parent::State::settled;
    if (parent.levels <= most_levels && depth < deepest) return take_over(entry);
    parent.levels = 0;
    tell("key.too-deep", "takes fields over through too many others, and so takes over none");
}

void Inheritance::put(Item item) {
    if (auto* entry = std::get_if<Entry>(&item)) {
        if (is_data(*entry)) {
            // No work, but it goes along for the way back, where its bytes are kept.
            if (entry->source.text.empty()) return;
            Directive directive{Directive::Kind::text, {}, text::to_utf8(entry->source.text), entry->span, {}};
            return next_.put(std::move(directive));
        }
        parents_.complete(*entry);
    }
    next_.put(std::move(item));
}

const Field* Parents::referred(std::string_view key, std::string_view field, std::string_view own) const {
    const Entry* other = find(std::string(key));
    if (other == nullptr) return nullptr;
    // The field may be a variable of that name, one of BibLaTeX only, or called otherwise in CSL, as it is here.
    for (const std::string& name : {std::string(field), "bibtex:" + std::string(field), std::string(own)}) {
        if (const Field* found = other->fields.find(name)) return found;
    }
    return nullptr;
}

void Parents::resolve_granular(Entry& entry) const {
    const auto refers = [](const Name& name) { return name.given.empty() && reference(name.family); };
    for (Field& field : entry.fields) {
        if (auto* list = std::get_if<NameList>(&field.value)) {
            if (std::ranges::none_of(list->names, refers)) continue;
            std::vector<Name> names;
            for (Name& name : list->names) {
                const auto to = name.given.empty() ? reference(name.family) : std::nullopt;
                const Field* found = to ? referred(to->key, to->field, field.name) : nullptr;
                const auto* theirs = found == nullptr ? nullptr : std::get_if<NameList>(&found->value);
                if (theirs == nullptr || to->place > theirs->names.size()) {
                    names.push_back(std::move(name));
                    continue;
                }
                entry.source = {};
                for (std::size_t at = 1; at <= theirs->names.size(); ++at) {
                    if (to->place == 0 || to->place == at) names.push_back(theirs->names[at - 1]);
                }
            }
            list->names = std::move(names);
        } else if (const auto to = reference(text_in(field.value))) {
            const Field* found = referred(to->key, to->field, field.name);
            if (found == nullptr) continue;
            field.value = found->value;
            entry.source = {};
        }
    }
}

void Parents::complete(Entry& entry) const {
    take_over(entry);
    relate(entry);
}

void Parents::take_over(Entry& entry) const {
    resolve_granular(entry);
    for (const std::string& key : referred_to(entry)) {
        if (const Entry* parent = find(key); parent != nullptr && parent != &entry) inherit(entry, *parent);
    }
}

const std::string& Parents::name_of(const std::string& key) const {
    const auto alias = aliases_.find(key);
    return alias == aliases_.end() ? key : alias->second;
}

const Entry* Parents::find(const std::string& key) const {
    const auto found = parents_.find(name_of(key));
    return found == parents_.end() ? nullptr : &found->second.entry;
}

void Parents::relate(Entry& entry) const {
    const std::string type = entry.fields.text("bibtex:relatedtype");
    for (const std::string& key : keys_in(entry, "bibtex:related")) {
        const Entry* other = find(key);
        for (const Relation& row : relations) {
            const Field* field = other == nullptr || !lists(row.types, type) ? nullptr : other->fields.find(row.from);
            if (field == nullptr || entry.fields.has(row.to)) continue;
            entry.fields.add(std::string(row.to), field->value, field->span);
            entry.source = {};
        }
    }
}

void Parents::inherit(Entry& child, const Entry& parent) {
    const std::string_view kind = kind_of(parent);
    if (kind == several_volumes) make_volume(child, parent);
    const std::string subtitle = own_subtitle(child);
    for (const Field& field : parent.fields) {
        const std::string_view name = name_for(child, kind, field.name);
        if (name.empty() || child.fields.has(name) || gives_way(field, parent, name)) continue;
        Value value = value_for(name, field);
        if (name == "container-title") value = with_own_subtitle(std::move(value), subtitle);
        child.fields.add(std::string(name), std::move(value), field.span);
        // Who wrote the book wrote what is in it, too.
        if (name == book_author && !child.fields.has("author")) child.fields.add("author", field.value, field.span);
        if (name == "issued") complete_year(child);
        child.source = {};
    }
    for (const char* remark : {"bibtex:type", "bibtex:field-names"}) move_to_end(child.fields, remark);
}

}  // namespace bibconv::transform
