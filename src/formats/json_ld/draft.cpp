#include "formats/json_ld/draft.hpp"

namespace bibconv::json_ld {
namespace {

// Makes `inner` a part of `outer`, and gives the one that holds the other; either may say nothing.
Json part_of(Json inner, Json outer) {
    if (!says_something(inner)) return outer;
    add(inner, "isPartOf", std::move(outer));
    return inner;
}

}  // namespace

Draft::Draft(const Entry& from, const model::Owner& page_owner, LossLedger& ledger)
    : entry(from),
      type(work_type(from.type)),
      owner(page_owner),
      losses(ledger),
      work(node(type.work)),
      container(node(type.container)),
      volume(node("PublicationVolume")),
      issue(node("PublicationIssue")),
      series(node("BookSeries")),
      series_volume(node("PublicationVolume")),
      event(node("Event")),
      occasion(node("Event")),
      publisher(node("Organization")),
      original(node("CreativeWork")),
      reviewed(node("CreativeWork")) {}

Json Draft::finish() {
    add(work, "publisher", std::move(publisher));
    Json whole = part_of(std::move(container), part_of(std::move(series_volume), std::move(series)));
    add(work, "isPartOf", part_of(std::move(issue), part_of(std::move(volume), std::move(whole))));
    const bool talk = entry.type == "speech";
    if (talk) {
        // A talk is published by being held.
        if (!occasion.contains("startDate") && work.contains("datePublished"))
            add(occasion, "startDate", work["datePublished"]);
        add(occasion, "superEvent", std::move(event));
        add(work, "recordedAt", std::move(occasion));
    } else {
        Json publication = node("PublicationEvent");
        add(publication, "superEvent", std::move(event));
        add(work, "publication", std::move(publication));
    }
    add(work, "exampleOfWork", std::move(original));
    add(work, "itemReviewed", std::move(reviewed));
    return std::move(work);
}

void Draft::lose(std::string_view kind, const Field& field, std::string_view what) {
    losses.lose(kind, span_of(field, entry), std::string(what) + " of '" + entry.key + "'");
}

}  // namespace bibconv::json_ld
