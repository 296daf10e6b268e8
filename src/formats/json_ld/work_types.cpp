#include "formats/json_ld/work_types.hpp"

#include <algorithm>
#include <array>

namespace bibconv::json_ld {
namespace {

// Every CSL type, by name. A CreativeWork is what schema.org has no word for. Events are given as the work that is
// seen there: an Event itself has neither authors nor identifiers of a publication.
constexpr auto work_types = std::to_array<WorkType>({
    {"article", "ScholarlyArticle", "CreativeWork", Family::article},
    {"article-journal", "ScholarlyArticle", "Periodical", Family::article},
    {"article-magazine", "Article", "Periodical", Family::article},
    {"article-newspaper", "NewsArticle", "Newspaper", Family::article},
    {"bill", "Legislation", "CreativeWork", Family::legislation},
    {"book", "Book", "Book", Family::book},
    {"broadcast", "Episode", "CreativeWorkSeries"},
    {"chapter", "Chapter", "Book", Family::chapter},
    {"classic", "CreativeWork", "CreativeWork"},
    {"collection", "Collection", "Collection"},
    {"dataset", "Dataset", "CreativeWork", Family::data},
    {"document", "CreativeWork", "CreativeWork"},
    {"entry", "Article", "Book", Family::article},
    {"entry-dictionary", "Article", "Book", Family::article},
    {"entry-encyclopedia", "Article", "Book", Family::article},
    {"event", "CreativeWork", "CreativeWork", Family::event},
    {"figure", "ImageObject", "CreativeWork"},
    {"graphic", "VisualArtwork", "CreativeWork"},
    {"hearing", "CreativeWork", "CreativeWork"},
    {"interview", "Conversation", "CreativeWork"},
    {"legal_case", "CreativeWork", "CreativeWork"},
    {"legislation", "Legislation", "CreativeWork", Family::legislation},
    {"manuscript", "Manuscript", "Collection"},
    {"map", "Map", "CreativeWork"},
    {"motion_picture", "Movie", "CreativeWorkSeries"},
    {"musical_score", "SheetMusic", "CreativeWork"},
    {"pamphlet", "CreativeWork", "CreativeWork"},
    {"paper-conference", "ScholarlyArticle", "Book", Family::article},
    {"patent", "CreativeWork", "CreativeWork"},
    {"performance", "CreativeWork", "CreativeWork", Family::event},
    {"periodical", "Periodical", "CreativeWork", Family::periodical},
    {"personal_communication", "Message", "CreativeWork"},
    {"post", "SocialMediaPosting", "WebSite", Family::article},
    {"post-weblog", "BlogPosting", "Blog", Family::article},
    {"regulation", "Legislation", "CreativeWork", Family::legislation},
    {"report", "Report", "CreativeWork", Family::report},
    {"review", "Review", "Periodical"},
    {"review-book", "Review", "Periodical"},
    {"software", "SoftwareSourceCode", "CreativeWork", Family::code},
    {"song", "MusicRecording", "MusicAlbum"},
    {"speech", "PresentationDigitalDocument", "CreativeWork", Family::talk},
    {"standard", "CreativeWork", "CreativeWork"},
    {"thesis", "Thesis", "CreativeWork"},
    {"treaty", "Legislation", "CreativeWork", Family::legislation},
    {"webpage", "WebPage", "WebSite"},
});

static_assert(std::ranges::is_sorted(work_types, {}, &WorkType::csl));

constexpr WorkType anything{{}, "CreativeWork", "CreativeWork", Family::creative};

}  // namespace

const WorkType& work_type(std::string_view csl) noexcept {
    const auto found = std::ranges::lower_bound(work_types, csl, {}, &WorkType::csl);
    return found != work_types.end() && found->csl == csl ? *found : anything;
}

}  // namespace bibconv::json_ld
