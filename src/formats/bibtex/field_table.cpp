#include "formats/bibtex/field_table.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/index.hpp"
#include "formats/bibtex/data_model.hpp"
#include "model/vocabulary.hpp"
#include "text/ascii.hpp"

namespace bibconv::bibtex {
namespace {

constexpr std::string_view periodicals =
    "article-journal article-magazine article-newspaper review review-book periodical";
constexpr std::string_view parts = "chapter paper-conference entry entry-dictionary entry-encyclopedia";
constexpr std::string_view with_articles =
    "article-journal article-magazine article-newspaper review review-book paper-conference chapter";
constexpr std::string_view posts = "post-weblog post";
constexpr std::string_view books =
    "book chapter paper-conference entry entry-dictionary entry-encyclopedia pamphlet classic collection";

// In the order of an entry. Of several rows that fit a variable, the first one of a dialect is written.
constexpr auto table = std::to_array<FieldRow>({
    // who
    {"author", "author"},
    {"editor", "editor"},
    {"translator", "translator"},
    // what
    {"title", "title"},
    {"shorttitle", "title-short"},
    {"short-title", "shortTitle"},  // CSL 1.0's older spelling: names of fields know no case
    {"titleaddon", "title-addon"},
    {"type", "genre", Written::both, {}, Spelling::genre},
    // in what
    {"bookauthor", "container-author"},
    {"journaltitle", "container-title", Written::modern, periodicals},
    {"journal", "container-title", Written::classic, periodicals},
    {"shortjournal", "container-title-short"},
    {"journalabbreviation", "journalAbbreviation"},
    {"booktitle", "container-title", Written::both, parts},
    {"organization", "container-title", Written::both, posts},
    {"booktitleaddon", "container-title-addon"},
    {"issuetitle", "volume-title", Written::both, periodicals},
    {"series", "collection-title"},
    {"volume", "volume"},
    {"number", "issue", Written::both, periodicals},
    {"number", "collection-number", Written::both, books},
    {"number", "number", Written::both, {}},
    {"eid", "number", Written::both, with_articles},
    {"volumes", "number-of-volumes"},
    {"part", "part-number"},
    {"chapter", "chapter-number"},
    {"edition", "edition"},
    {"version", "version"},
    {"pages", "page", Written::both, {}, Spelling::pages},
    {"pagetotal", "number-of-pages"},
    // where
    {"eventtitle", "event-title"},
    {"eventtitleaddon", "event-title-addon"},
    {"eventdate", "event-date"},
    {"venue", "event-place"},
    {"organization", "publisher", Written::both, "@manual"},
    {"school", "publisher", Written::classic, "thesis"},
    {"institution", "publisher", Written::modern, "thesis"},
    {"institution", "publisher", Written::both, "report"},
    {"organization", "publisher", Written::modern, "@misc @software @online"},
    {"publisher", "publisher"},
    {"location", "publisher-place", Written::modern, {}, Spelling::places},
    {"address", "publisher-place", Written::classic},
    {"howpublished", "medium"},
    // when
    {"date", "issued"},
    {"origdate", "original-date"},
    {"origtitle", "original-title"},
    {"origpublisher", "original-publisher"},
    {"origlocation", "original-publisher-place", Written::both, {}, Spelling::places},
    {"pubstate", "status", Written::both, {}, Spelling::pubstate},
    // identifiers and links
    {"language", "language", Written::classic, {}, Spelling::language},
    {"langid", "language", Written::modern, {}, Spelling::language},
    {"isbn", "ISBN"},
    {"issn", "ISSN"},
    {"doi", "DOI", Written::both, {}, Spelling::doi},
    {"eprint", "eprint"},
    {"eprinttype", "eprint-type", Written::both, {}, Spelling::lower},
    {"eprintclass", "eprint-class"},
    {"pmid", "PMID"},
    {"pmcid", "PMCID"},
    {"url", "URL"},
    {"urldate", "accessed"},
    {"pdf", "pdf"},
    {"code", "code"},
    {"github", "github"},
    {"dataset", "dataset"},
    {"models", "models"},
    {"slides", "slides"},
    {"video", "video"},
    {"poster", "poster"},
    {"website", "website"},
    // about it
    {"keywords", "keyword"},
    {"abstract", "abstract"},
    {"note", "note"},
    {"annotation", "annote", Written::modern},
    {"annote", "annote", Written::classic},
    // read only
    {"booktitle", "title", Written::never, "@proceedings @collection @book"},
    {"subjournal", "container-title", Written::never, periodicals},
    {"institution", "publisher", Written::never},
    {"school", "publisher", Written::never},
    {"organization", "publisher", Written::never},
    {"articleno", "number", Written::never, with_articles},
    {"hyphenation", "language", Written::never, {}, Spelling::language},
    {"archiveprefix", "eprint-type", Written::never, {}, Spelling::archive},
    {"primaryclass", "eprint-class", Written::never},
    {"arxiv", "eprint", Written::never, {}, Spelling::arxiv},
    {"arxivid", "eprint", Written::never, {}, Spelling::arxiv},
    {"keyword", "keyword", Written::never},
    {"numpages", "number-of-pages", Written::never},
    {"lastchecked", "accessed", Written::never},
    {"url_pdf", "pdf", Written::never},
    {"urlpdf", "pdf", Written::never},
    {"url_paper", "pdf", Written::never},
    {"urlpaper", "pdf", Written::never},
    {"url_code", "code", Written::never},
    {"urlcode", "code", Written::never},
    {"url_slides", "slides", Written::never},
    {"urlslides", "slides", Written::never},
    {"url_video", "video", Written::never},
    {"urlvideo", "video", Written::never},
    {"url_poster", "poster", Written::never},
    {"urlposter", "poster", Written::never},
    {"url_dataset", "dataset", Written::never},
    {"urldataset", "dataset", Written::never},
    {"url_website", "website", Written::never},
    {"urlwebsite", "website", Written::never},
    {"url_project", "website", Written::never},
    {"html", "website", Written::never},
});

static_assert(table.size() < field_ids);

constexpr base::Index<table.size()> by_field(table, [](const FieldRow& row) { return row.field; });
constexpr base::Index<table.size()> by_variable(table, [](const FieldRow& row) { return row.variable; });

constexpr auto usual_rows = [] {
    std::array<bool, table.size()> usual{};
    for (std::size_t row = 0; row < table.size(); ++row) {
        const FieldRow& one = table[row];
        usual[row] = one.written == Written::both && one.works.empty() && by_variable.first(one.variable) == row &&
                     by_field.first(one.field) == row;
    }
    return usual;
}();

// Our own words as people's files already write them: with underscores. The last ones of an entry.
constexpr auto last_fields = std::to_array<std::string_view>({"abbr", "role", "role_note", "contribution", "tech_stack",
                                                              "topic", "datasets", "award", "award_name", "core_topics",
                                                              "impact", "links", "citations", "likes", "selected"});

// Whether an entry type, with its @, is in the list.
bool lists_type(std::string_view works, std::string_view type) {
    for (std::size_t at = works.find('@'); at != std::string_view::npos; at = works.find('@', at + 1)) {
        const std::string_view rest = works.substr(at + 1);
        if (rest.starts_with(type) && (rest.size() == type.size() || rest[type.size()] == ' ')) return true;
    }
    return false;
}

bool fits(const FieldRow& row, const Work& work) {
    if (row.works.empty()) return true;
    return row.works.front() == '@' ? lists_type(row.works, work.type) : lists(row.works, work.csl);
}

std::string own_name(std::string_view variable) {
    const model::Variable* known = model::find_variable(variable);
    std::string name(variable);
    if (known != nullptr && !known->csl) std::ranges::replace(name, '-', '_');
    return name;
}

// A variable by its own name, in any case; ours have underscores where CSL has hyphens.
const model::Variable* variable_named(std::string_view field) {
    static const auto by_name = [] {
        std::unordered_map<std::string, const model::Variable*> map;
        for (const model::Variable& variable : model::variables())
            map.emplace(text::ascii_lower(own_name(variable.name)), &variable);
        return map;
    }();
    const auto found = by_name.find(text::ascii_lower(field));
    return found == by_name.end() ? nullptr : found->second;
}

constexpr std::string_view csl_prefix = "csl:";  // for variables whose name is a field of another meaning

std::string_view without_prefix(std::string_view field) {
    return field.starts_with(csl_prefix) ? field.substr(csl_prefix.size()) : field;
}

bool is_foreign(std::string_view field) {
    const std::string_view owner = model::owner_of(field);
    return !owner.empty() && owner != "bibtex";
}

// The row by which the field is read, and whether there is one that is also written for any work.
struct ReadRow {
    const FieldRow* row = nullptr;
    bool known = false;
};
ReadRow row_of_field(FieldId id, const Work& work, bool aliases) {
    bool known = false;
    if (id == unlisted) return {};
    for (std::size_t at = id; at != by_field.none; at = by_field.next(at)) {
        const FieldRow& row = table[at];
        known = known || row.written != Written::never;
        if ((row.written == Written::never) == aliases && fits(row, work)) return {&row, known};
    }
    return {nullptr, known};
}

bool leads_back(std::string_view field, FieldId id, std::string_view variable, const Work& work) {
    const auto [row, known] = row_of_field(id, work, false);
    if (row != nullptr || known) return row != nullptr && row->variable == variable;
    field = without_prefix(field);
    const model::Variable* named = variable_named(field);
    return named != nullptr ? named->name == variable : is_foreign(field) && field == variable;
}

const FieldRow* row_of_variable(std::string_view variable, const Work& work, Dialect dialect) {
    for (std::size_t at = by_variable.first(variable); at != by_variable.none; at = by_variable.next(at)) {
        const FieldRow& row = table[at];
        const bool good = written_in(row.written, dialect) && fits(row, work);
        if (good && leads_back(row.field, field_id(row.field), variable, work)) return &row;
    }
    return nullptr;
}

}  // namespace

std::span<const FieldRow> field_table() noexcept { return table; }

FieldId field_id(std::string_view field) noexcept {
    const std::size_t row = by_field.first(field);
    return row == by_field.none ? unlisted : static_cast<FieldId>(row);
}

std::optional<Target> variable_of(std::string_view field, FieldId id, const Work& work, bool aliases) {
    const auto [row, known] = row_of_field(id, work, aliases);
    if (row != nullptr) {
        const bool usual = usual_rows[static_cast<std::size_t>(row - table.data())];
        return Target{std::string(row->variable), row->spelling, row->written, usual};
    }
    if (known || aliases) return std::nullopt;
    field = without_prefix(field);
    if (const model::Variable* variable = variable_named(field)) return Target{std::string(variable->name)};
    return is_foreign(field) ? std::optional(Target{std::string(field)}) : std::nullopt;
}

bool is_list_of_names(std::string_view field, FieldId id) {
    static const auto listed = [] {
        std::array<bool, table.size()> names{};
        for (std::size_t row = 0; row < table.size(); ++row)
            names[by_field.first(table[row].field)] |= model::kind_of(table[row].variable) == model::Kind::names;
        return names;
    }();
    if (id != unlisted) return listed[id];
    const model::Variable* variable = variable_named(without_prefix(field));
    return variable != nullptr && variable->kind == model::Kind::names;
}

Target field_of(std::string_view variable, const Work& work, Dialect dialect) {
    if (const FieldRow* row = row_of_variable(variable, work, dialect))
        return {std::string(row->field), row->spelling, row->written, false};
    std::string name = own_name(variable);
    if (!leads_back(name, field_id(name), variable, work)) name.insert(0, csl_prefix);
    return {std::move(name)};
}

bool is_field_of(std::string_view variable, std::string_view field, const Work& work, Dialect dialect) {
    const FieldRow* row = row_of_variable(variable, work, dialect);
    return row != nullptr ? row->field == field : field_of(variable, work, dialect).name == field;
}

void add_field_as_read(std::string& names, std::string_view variable, std::string_view field) {
    if (!names.empty()) names += ' ';
    names.append(variable).append("=").append(field);
}

bool keeps_name(std::string_view field, const Work& work, Dialect dialect) {
    return dialect == Dialect::classic || in_data_model(work.type, field);
}

std::string_view field_as_read(std::string_view names, std::string_view variable) {
    const std::string start = std::string(variable) + '=';
    for (std::size_t at = names.find(start); at != std::string_view::npos; at = names.find(start, at + 1)) {
        if (at > 0 && names[at - 1] != ' ') continue;
        const std::string_view rest = names.substr(at + start.size());
        return rest.substr(0, rest.find(' '));
    }
    return {};
}

std::string_view companion_of(std::string_view field) noexcept {
    if (const std::size_t plus = field.find("+an"); plus != std::string_view::npos) return field.substr(0, plus);
    if (field == "subtitle" || field == "maintitle" || field == "mainsubtitle") return "title";
    if (field == "editortype") return "editor";
    if (field == "booksubtitle") return "booktitle";
    return field == "journalsubtitle" ? "journal" : std::string_view();
}

std::size_t rank_of(std::string_view field) noexcept {
    if (const std::string_view companion = companion_of(field); !companion.empty()) field = companion;
    if (field == "year" || field == "month" || field == "day") field = "date";
    if (field == "entrysubtype" || field == "entrytype") field = "type";
    if (field == "page_overrides") return raw_rank + 1;
    if (const std::size_t row = by_field.first(field); row != by_field.none)
        return table[row].written == Written::never ? by_variable.first(table[row].variable) : row;
    const auto own = std::ranges::find(last_fields, field);
    return table.size() + static_cast<std::size_t>(own - last_fields.begin());
}

}  // namespace bibconv::bibtex
