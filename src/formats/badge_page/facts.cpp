#include "formats/badge_page/facts.hpp"

#include "formats/badge_page/field_text.hpp"
#include "formats/badge_page/venues.hpp"

namespace bibconv::badge_page {

std::string_view Facts::text(std::string_view field) const {
    std::string joined;
    const std::string_view view = text_of(entry, field, joined);
    return joined.empty() ? view : texts_.emplace_front(std::move(joined));
}

const Venue* Facts::venue() const {
    if (!venue_) venue_ = venue_of(entry, page.style);
    return *venue_;
}

const std::vector<MarkedName>& Facts::authors() const {
    if (!authors_) {
        const auto* list = entry.fields.get<NameList>("author");
        authors_ = list == nullptr ? std::vector<MarkedName>() : marked_authors(entry, *list);
    }
    return *authors_;
}

std::optional<std::size_t> Facts::own_place() const {
    if (!own_place_) own_place_ = badge_page::own_place(authors(), page.owner);
    return *own_place_;
}

}  // namespace bibconv::badge_page
