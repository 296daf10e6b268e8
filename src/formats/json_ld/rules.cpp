#include "formats/json_ld/rules.hpp"

#include <array>

#include "formats/json_ld/actions.hpp"

namespace bibconv::json_ld {
namespace {

constexpr Node work = &Draft::work;
constexpr Node container = &Draft::container;
constexpr Node volume = &Draft::volume;
constexpr Node issue = &Draft::issue;
constexpr Node series = &Draft::series;
constexpr Node series_volume = &Draft::series_volume;
constexpr Node event = &Draft::event;
constexpr Node publisher = &Draft::publisher;
constexpr Node original = &Draft::original;
constexpr Node reviewed = &Draft::reviewed;

// Types and properties that links need, as template arguments.
constexpr char book[] = "Book", periodical[] = "Periodical", newspaper[] = "Newspaper";
constexpr char source_code[] = "SoftwareSourceCode", dataset[] = "Dataset", software[] = "SoftwareApplication";
constexpr char media[] = "MediaObject", video[] = "VideoObject", slides[] = "PresentationDigitalDocument";
constexpr char poster[] = "Poster", page[] = "WebPage";
constexpr char at_url[] = "url", at_content[] = "contentUrl", at_repository[] = "codeRepository";

template <Family family, bool (*action)(Draft&, const Field&, std::string_view)>
bool only(Draft& draft, const Field& field, std::string_view property) {
    return draft.type.family == family && action(draft, field, property);
}

// Who edits a chapter or a paper edits the book it is in.
bool for_collection(Draft& draft, const Field& field, std::string_view property) {
    return draft.type.work != book && draft.type.container == book && people<container>(draft, field, property);
}

// Only what stands in a book, or is one, is in a series of books.
bool for_series(Draft& draft, const Field& field, std::string_view property) {
    return draft.type.container == book && text<series>(draft, field, property);
}

bool for_talk(Draft& draft, const Field& field, std::string_view property) {
    return draft.type.family == Family::talk && add_links(draft, field, property, media, at_content);
}

bool for_review(Draft& draft, const Field& field, std::string_view property) {
    return draft.type.work == "Review" && text<reviewed>(draft, field, property);
}

bool by_reviewed(Draft& draft, const Field& field, std::string_view property) {
    return draft.type.work == "Review" && people<reviewed>(draft, field, property);
}

bool for_film(Draft& draft, const Field& field, std::string_view property) {
    return (draft.type.work == "Movie" || draft.type.work == "Episode") && people<work>(draft, field, property);
}

bool for_message(Draft& draft, const Field& field, std::string_view property) {
    return draft.type.work == "Message" && people<work>(draft, field, property);
}

constexpr auto all_rules = std::to_array<Rule>({
    {"title", title, "name"},
    {"title-addon", text<work>, "alternateName"},
    {"title-short", text<work>, "alternateName"},
    {"shortTitle", text<work>, "alternateName"},
    {"author", people<work>, "author"},
    {"editor", for_collection, "editor"},
    {"editor", people<work>, "editor"},
    {"translator", people<work>, "translator"},
    {"editor-translator", other_contributors, "editor"},
    {"illustrator", people_of<work, Family::book>, "illustrator"},
    {"recipient", for_message, "recipient"},
    {"contributor", people<work>, "contributor"},
    {"chair", other_contributors, "contributor"},
    {"compiler", other_contributors, "contributor"},
    {"composer", other_contributors, "contributor"},
    {"curator", other_contributors, "contributor"},
    {"director", for_film, "director"},
    {"director", other_contributors, "contributor"},
    {"editorial-director", other_contributors, "contributor"},
    {"executive-producer", other_contributors, "producer"},
    {"guest", other_contributors, "contributor"},
    {"host", other_contributors, "contributor"},
    {"illustrator", other_contributors, "contributor"},
    {"interviewer", other_contributors, "contributor"},
    {"narrator", other_contributors, "contributor"},
    {"performer", other_contributors, "contributor"},
    {"producer", people<work>, "producer"},
    {"script-writer", other_contributors, "contributor"},
    {"series-creator", other_contributors, "contributor"},
    {"issued", date<work>, "datePublished"},
    {"language", language, "inLanguage"},
    {"URL", url, "url"},
    {"bibtex:license", license, "license"},
    {"page:license", license, "license"},

    {"container-title", text<container>, "name"},
    {"container-title-addon", text<container>, "alternateName"},
    {"container-title-short", text<container>, "alternateName"},
    {"journalAbbreviation", text<container>, "alternateName"},
    {"container-author", people<container>, "author"},
    {"volume", text<volume>, "volumeNumber"},
    {"volume-title", text<volume>, "name"},
    {"issue", text<issue>, "issueNumber"},
    {"page", pages, ""},
    {"collection-title", text<series>, "name"},
    {"collection-editor", people<series>, "editor"},
    {"collection-number", text<series_volume>, "volumeNumber"},
    {"publisher", text<publisher>, "name"},
    {"publisher-place", text<publisher>, "address"},
    {"authority", organization<work>, "sourceOrganization"},

    {"event-title", text<event>, "name"},
    {"event", text<event>, "name"},
    {"abbr", short_name, "alternateName"},
    {"event-title-addon", text<event>, "description"},
    {"event-date", period, ""},
    {"event-place", place, "location"},
    {"organizer", people<event>, "organizer"},

    {"DOI", identifier, ""},
    {"eprint", eprint, ""},
    {"PMID", identifier, ""},
    {"PMCID", identifier, ""},
    {"ISBN", text_of<work, Family::book>, "isbn"},
    {"ISBN", container_text<book>, "isbn"},
    {"ISBN", identifier, ""},
    {"ISSN", text_of<work, Family::periodical>, "issn"},
    {"ISSN", container_text<periodical>, "issn"},
    {"ISSN", container_text<newspaper>, "issn"},
    {"ISSN", for_series, "issn"},
    {"ISSN", identifier, ""},
    {"number", text_of<work, Family::report>, "reportNumber"},
    {"number", text_of<work, Family::legislation>, "legislationIdentifier"},
    {"number", identifier, ""},
    {"call-number", identifier, ""},
    {"archive_location", identifier, ""},
    {"jurisdiction", text_of<work, Family::legislation>, "legislationJurisdiction"},
    {"number-of-pages", only<Family::book, integer>, "numberOfPages"},
    {"edition", text_of<work, Family::book>, "bookEdition"},
    {"edition", text<work>, "version"},
    {"version", text<work>, "version"},
    {"chapter-number", text<work>, "position"},
    {"section", text_of<work, Family::article>, "articleSection"},
    {"status", text<work>, "creativeWorkStatus"},
    {"genre", text<work>, "genre"},

    {"original-title", text<original>, "name"},
    {"original-author", people<original>, "author"},
    {"original-date", date<original>, "datePublished"},
    {"original-publisher", organization<original>, "publisher"},
    {"reviewed-title", for_review, "name"},
    {"reviewed-author", by_reviewed, "author"},

    {"abstract", text_of<work, Family::data>, "description"},
    {"abstract", text<work>, "abstract"},
    {"annote", text<work>, "description"},
    {"note", text<work>, "description"},
    {"keyword", words, "keywords"},
    {"topic", thing, "about"},
    {"core-topics", thing, "about"},
    {"references", text<work>, "citation"},
    {"award-name", text<work>, "award"},
    {"award", text<work>, "award"},
    {"citations", counter, "Citations"},
    {"likes", counter, "Likes"},

    {"pdf", links<media, at_content>, "encoding"},
    {"slides", for_talk, "encoding"},
    {"slides", links<slides, at_url>, "subjectOf"},
    {"video", links<video, at_url>, "associatedMedia"},
    {"poster", links<poster, at_url>, "subjectOf"},
    {"website", links<page, at_url>, "subjectOf"},
    {"links", elsewhere, "subjectOf"},
    {"github", only<Family::code, url>, "codeRepository"},
    {"code", only<Family::code, url>, "codeRepository"},
    {"github", links<source_code, at_repository>, "mentions"},
    {"code", links<source_code, at_repository>, "mentions"},
    {"dataset", links<dataset, at_url>, "mentions"},
    {"models", links<software, at_url>, "mentions"},
});

}  // namespace

std::span<const Rule> rules() noexcept { return all_rules; }

}  // namespace bibconv::json_ld
