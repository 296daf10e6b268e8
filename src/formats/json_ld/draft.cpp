#include "formats/json_ld/draft.hpp"

#include "formats/json_ld/values.hpp"

namespace bibconv::json_ld {
namespace {

// Makes `inner` a part of `outer`, and gives the one that holds the other; either may say nothing.
Json part_of(Json inner, Json outer) {
    if (!says_something(inner)) return outer;
    add(inner, "isPartOf", std::move(outer));
    return inner;
}

}  // namespace

Draft::Draft(const Entry& from, std::string_view id, People& everybody, LossLedger& ledger)
    : entry(from),
      type(work_type(from.type)),
      people(everybody),
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
      reviewed(node("CreativeWork")) {
    add(work, "@id", id);
}

bool Draft::is_held() const { return type.family == Family::talk || type.family == Family::event; }

Json& Draft::happening() { return is_held() ? occasion : event; }

Json Draft::finish() {
    add(work, "publisher", std::move(publisher));
    Json whole = part_of(std::move(container), part_of(std::move(series_volume), std::move(series)));
    add(work, "isPartOf", part_of(std::move(issue), part_of(std::move(volume), std::move(whole))));
    add(work, "exampleOfWork", std::move(original));
    add(work, "itemReviewed", std::move(reviewed));
    if (is_held()) return finish_held();
    Json publication = node("PublicationEvent");
    add(publication, "superEvent", std::move(event));
    add(work, "publication", std::move(publication));
    return std::move(work);
}

Json Draft::finish_held() {
    // Such a work is published by being held.
    if (!occasion.contains("startDate") && work.contains("datePublished"))
        add(occasion, "startDate", work["datePublished"]);
    add(occasion, "superEvent", std::move(event));
    if (type.family == Family::talk) {
        add(work, "recordedAt", std::move(occasion));
        return std::move(work);
    }
    if (work.contains("name")) add(occasion, "name", work["name"]);
    add(occasion, "workPerformed", std::move(work));
    return std::move(occasion);
}

std::string Draft::plain(const Field& field) {
    markup::PlainCharacters words = plain_value(field.value);
    if (!words.exact) lose("markup", field, "markup in '" + field.name + "'");
    return std::move(words.text);
}

void Draft::lose(std::string_view kind, const Field& field, std::string_view what) {
    losses.lose(kind, span_of(field, entry), std::string(what) + " of '" + entry.key + "'");
}

}  // namespace bibconv::json_ld
