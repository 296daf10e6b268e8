#include "formats/csl_json/members.hpp"

#include <algorithm>
#include <array>

#include "base/index.hpp"

namespace bibconv::csl_json {
namespace {

// What a reader looks for first stands first.
constexpr auto member_table = std::to_array<std::string_view>({
    "title",
    "title-short",
    "shortTitle",
    "author",
    "editor",
    "translator",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "interviewer",
    "illustrator",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
    "genre",
    "medium",
    "container-title",
    "container-title-short",
    "journalAbbreviation",
    "collection-title",
    "collection-number",
    "volume",
    "volume-title",
    "volume-title-short",
    "issue",
    "number",
    "edition",
    "version",
    "page",
    "page-first",
    "number-of-pages",
    "number-of-volumes",
    "chapter-number",
    "part",
    "part-title",
    "section",
    "supplement",
    "printing",
    "locator",
    "event",
    "event-title",
    "event-place",
    "event-date",
    "publisher",
    "publisher-place",
    "authority",
    "jurisdiction",
    "division",
    "issued",
    "available-date",
    "submitted",
    "accessed",
    "status",
    "original-title",
    "original-date",
    "original-publisher",
    "original-publisher-place",
    "reviewed-title",
    "reviewed-genre",
    "references",
    "archive",
    "archive_collection",
    "archive_location",
    "archive-place",
    "call-number",
    "dimensions",
    "scale",
    "source",
    "DOI",
    "ISBN",
    "ISSN",
    "PMCID",
    "PMID",
    "URL",
    "language",
    "keyword",
    "abstract",
    "note",
    "annote",
    "citation-key",
    "citation-label",
    "citation-number",
    "first-reference-note-number",
    "year-suffix",
});

constexpr base::Index<member_table.size()> member_index(member_table, [](std::string_view name) { return name; });

struct StandIn {
    std::string_view type;
    std::string_view written;
};

constexpr auto stand_ins = std::to_array<StandIn>({{"software", "document"}});

}  // namespace

static_assert(member_index.none == no_member);

std::size_t rank_of_member(std::string_view variable) noexcept { return member_index.first(variable); }

bool is_member(std::string_view variable) noexcept { return rank_of_member(variable) != no_member; }

std::string_view written_type(std::string_view type) noexcept {
    const auto found = std::ranges::find(stand_ins, type, &StandIn::type);
    return found == stand_ins.end() ? type : found->written;
}

}  // namespace bibconv::csl_json
