#pragma once

#include "bibconv/diagnostic.hpp"
#include "bibconv/item.hpp"
#include "formats/json_ld/json.hpp"
#include "formats/json_ld/people.hpp"
#include "formats/json_ld/work_types.hpp"

namespace bibconv::json_ld {

/// A work while its fields are being sorted into the nodes that schema.org has for them.
struct Draft {
    Draft(const Entry& entry, std::string_view id, People& people, LossLedger& losses);

    const Entry& entry;
    const WorkType& type;
    People& people;
    LossLedger& losses;

    Json work;
    Json container;      ///< the journal, book or site it stands in
    Json volume;         ///< of the container
    Json issue;          ///< of the volume
    Json series;         ///< of books
    Json series_volume;  ///< the number in that series
    Json event;          ///< the conference
    Json occasion;       ///< the talk or performance itself, as an event that is part of the conference
    Json publisher;
    Json original;  ///< what it is a translation or new edition of
    Json reviewed;

    /// The event that dates and places are about.
    [[nodiscard]] Json& happening();
    /// Puts the nodes together.
    [[nodiscard]] Json finish();

    /// The value as schema.org has it, plain text. Markup is told as lost.
    [[nodiscard]] std::string plain(const Field& field);
    void lose(std::string_view kind, const Field& field, std::string_view what);

private:
    [[nodiscard]] bool is_held() const;
    [[nodiscard]] Json finish_held();
};

}  // namespace bibconv::json_ld
