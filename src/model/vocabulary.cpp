#include "model/vocabulary.hpp"

#include <algorithm>
#include <array>

#include "base/index.hpp"

namespace bibconv::model {
namespace {

// CSL 1.0.2, Appendix IV (and the input schema's older spellings), then our own words. Sorted by name.
constexpr auto variable_table = std::to_array<Variable>({
    {"DOI", Kind::verbatim, true},
    {"ISBN", Kind::verbatim, true},
    {"ISSN", Kind::verbatim, true},
    {"PMCID", Kind::verbatim, true},
    {"PMID", Kind::verbatim, true},
    {"URL", Kind::verbatim, true},
    {"abbr", Kind::text, false},  // short name of the venue or event, as on its badge (al-folio)
    {"abstract", Kind::text, true},
    {"accessed", Kind::date, true},
    {"annote", Kind::text, true},
    {"archive", Kind::text, true},
    {"archive-place", Kind::text, true},
    {"archive_collection", Kind::text, true},
    {"archive_location", Kind::verbatim, true},
    {"author", Kind::names, true},
    {"authority", Kind::text, true},
    {"available-date", Kind::date, true},
    {"award", Kind::text, false},       // the award in full (al-folio)
    {"award-name", Kind::text, false},  // the award in two words (al-folio)
    {"badges", Kind::verbatim, false},  // badges no other field stands for
    {"call-number", Kind::verbatim, true},
    {"chair", Kind::names, true},
    {"chapter-number", Kind::number, true},
    {"citation-key", Kind::verbatim, true},
    {"citation-label", Kind::text, true},
    {"citation-number", Kind::number, true},
    {"citations", Kind::number, false},  // how often cited
    {"code", Kind::links, false},
    {"collection-editor", Kind::names, true},
    {"collection-number", Kind::number, true},
    {"collection-title", Kind::text, true},
    {"compiler", Kind::names, true},
    {"composer", Kind::names, true},
    {"container-author", Kind::names, true},
    {"container-title", Kind::text, true},
    {"container-title-addon", Kind::text, false},
    {"container-title-short", Kind::text, true},
    {"contribution", Kind::text, false},
    {"contributor", Kind::names, true},
    {"core-topics", Kind::text, false},
    {"curator", Kind::names, true},
    {"dataset", Kind::links, false},
    {"datasets", Kind::text, false},  // a sentence about the datasets
    {"dimensions", Kind::text, true},
    {"director", Kind::names, true},
    {"division", Kind::text, true},
    {"edition", Kind::number, true},
    {"editor", Kind::names, true},
    {"editor-translator", Kind::names, true},
    {"editorial-director", Kind::names, true},
    {"eprint", Kind::verbatim, false},  // identifier in an archive
    {"eprint-class", Kind::verbatim, false},
    {"eprint-type", Kind::verbatim, false},  // the archive, lower case: arxiv, pubmed, hdl
    {"event", Kind::text, true},
    {"event-date", Kind::date, true},
    {"event-place", Kind::text, true},
    {"event-title", Kind::text, true},
    {"event-title-addon", Kind::text, false},  // the track: Main Conference, MELT Workshop
    {"executive-producer", Kind::names, true},
    {"first-reference-note-number", Kind::number, true},
    {"genre", Kind::text, true},
    {"github", Kind::links, false},  // the repository that is the work itself
    {"guest", Kind::names, true},
    {"host", Kind::names, true},
    {"illustrator", Kind::names, true},
    {"impact", Kind::text, false},
    {"interviewer", Kind::names, true},
    {"issue", Kind::number, true},
    {"issued", Kind::date, true},
    {"journalAbbreviation", Kind::text, true},
    {"jurisdiction", Kind::text, true},
    {"keyword", Kind::text, true},
    {"language", Kind::verbatim, true},
    {"likes", Kind::number, false},
    {"links", Kind::text, false},  // free text with links
    {"locator", Kind::number, true},
    {"medium", Kind::text, true},
    {"models", Kind::links, false},
    {"narrator", Kind::names, true},
    {"note", Kind::text, true},
    {"number", Kind::number, true},
    {"number-of-pages", Kind::number, true},
    {"number-of-volumes", Kind::number, true},
    {"organizer", Kind::names, true},
    {"original-author", Kind::names, true},
    {"original-date", Kind::date, true},
    {"original-publisher", Kind::text, true},
    {"original-publisher-place", Kind::text, true},
    {"original-title", Kind::text, true},
    {"page", Kind::number, true},
    {"page-first", Kind::number, true},
    {"page-overrides", Kind::verbatim, false},  // what a canonical badge page would render otherwise
    {"part", Kind::number, true},
    {"part-number", Kind::number, true},
    {"part-title", Kind::text, true},
    {"pdf", Kind::links, false},
    {"performer", Kind::names, true},
    {"poster", Kind::links, false},
    {"printing", Kind::number, true},
    {"printing-number", Kind::number, true},
    {"producer", Kind::names, true},
    {"publisher", Kind::text, true},
    {"publisher-place", Kind::text, true},
    {"recipient", Kind::names, true},
    {"references", Kind::text, true},
    {"reviewed-author", Kind::names, true},
    {"reviewed-genre", Kind::text, true},
    {"reviewed-title", Kind::text, true},
    {"role", Kind::text, false},  // First Author, Co-Author; derived from the authors where absent
    {"role-note", Kind::text, false},
    {"scale", Kind::text, true},
    {"script-writer", Kind::names, true},
    {"section", Kind::text, true},
    {"selected", Kind::verbatim, false},
    {"series-creator", Kind::names, true},
    {"shortTitle", Kind::text, true},
    {"slides", Kind::links, false},
    {"source", Kind::text, true},
    {"status", Kind::text, true},
    {"submitted", Kind::date, true},
    {"supplement", Kind::number, true},
    {"supplement-number", Kind::number, true},
    {"tech-stack", Kind::text, false},
    {"title", Kind::text, true},
    {"title-addon", Kind::text, false},  // a gloss of the title, such as its translation
    {"title-short", Kind::text, true},
    {"topic", Kind::text, false},
    {"translator", Kind::names, true},
    {"version", Kind::number, true},
    {"video", Kind::links, false},
    {"volume", Kind::number, true},
    {"volume-title", Kind::text, true},
    {"volume-title-short", Kind::text, true},
    {"website", Kind::links, false},
    {"year-suffix", Kind::verbatim, true},
});

static_assert(std::ranges::is_sorted(variable_table, {}, &Variable::name));

constexpr auto type_table = std::to_array<std::string_view>({
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
});

static_assert(std::ranges::is_sorted(type_table));

constexpr base::Index<variable_table.size()> variable_index(variable_table, [](const Variable& v) { return v.name; });

}  // namespace

std::span<const Variable> variables() noexcept { return variable_table; }

const Variable* find_variable(std::string_view name) noexcept {
    const std::size_t row = variable_index.first(name);
    return row == variable_index.none ? nullptr : &variable_table[row];
}

std::string_view owner_of(std::string_view name) noexcept {
    constexpr auto owners = std::to_array<std::string_view>({"bibtex", "page", "csl-json"});
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos || colon + 1 == name.size()) return {};
    const auto* owner = std::ranges::find(owners, name.substr(0, colon));
    return owner == owners.end() ? std::string_view() : *owner;
}

Kind kind_of(std::string_view name) noexcept {
    if (const Variable* variable = find_variable(name)) return variable->kind;
    return name.starts_with("page:") ? Kind::text : Kind::verbatim;
}

bool says_how_not_what(std::string_view name) noexcept {
    constexpr auto names = std::to_array<std::string_view>(
        {"bibtex:type", "bibtex:field-names", "bibtex:source:date", "bibtex:source:langid", "bibtex:source:language",
         "bibtex:source:location", "bibtex:source:month", "bibtex:source:origlocation", "bibtex:source:pages",
         "bibtex:source:url", "bibtex:source:year"});
    return std::ranges::find(names, name) != names.end();
}

bool keeps_spelling(std::string_view name) noexcept { return name.starts_with(source_prefix); }

std::span<const std::string_view> csl_types() noexcept { return type_table; }

bool is_csl_type(std::string_view type) noexcept { return std::ranges::binary_search(type_table, type); }

}  // namespace bibconv::model
