#pragma once

#include "bibconv/diagnostic.hpp"
#include "bibconv/item.hpp"
#include "formats/json_ld/json.hpp"
#include "formats/json_ld/work_types.hpp"
#include "model/owner.hpp"

namespace bibconv::json_ld {

/// A work while its fields are being sorted into the nodes that schema.org has for them.
struct Draft {
    Draft(const Entry& entry, const model::Owner& owner, LossLedger& losses);

    const Entry& entry;
    const WorkType& type;
    const model::Owner& owner;
    LossLedger& losses;

    Json work;
    Json container;      ///< the journal, book or site it stands in
    Json volume;         ///< of the container
    Json issue;          ///< of the volume
    Json series;         ///< of books
    Json series_volume;  ///< the number in that series
    Json event;          ///< the conference
    Json occasion;       ///< the talk itself, as an event that is part of the conference
    Json publisher;
    Json original;  ///< what it is a translation or new edition of
    Json reviewed;

    /// Puts the nodes together.
    [[nodiscard]] Json finish();

    void lose(std::string_view kind, const Field& field, std::string_view what);
};

}  // namespace bibconv::json_ld
