#include "formats/badge_page/style.hpp"
#include "text/ascii.hpp"

namespace bibconv::badge_page {

VenueTable::VenueTable(std::vector<Venue> venues) : venues_(std::move(venues)) {
    const auto add = [this](const Clue& clue) {
        if (const std::string& part = text(clue); !part.empty())
            clues_[static_cast<unsigned char>(text::ascii_lower(part.front()))].push_back(clue);
    };
    for (std::size_t venue = 0; venue < venues_.size(); ++venue) {
        add({venue, abbr});
        for (std::size_t name = 0; name < venues_[venue].names.size(); ++name) add({venue, name});
    }
}

const std::vector<VenueTable::Clue>& VenueTable::clues(char first) const noexcept {
    return clues_[static_cast<unsigned char>(text::ascii_lower(first))];
}

const std::string& VenueTable::text(const Clue& clue) const noexcept {
    const Venue& venue = venues_[clue.venue];
    return clue.name == abbr ? venue.abbr : venue.names[clue.name];
}

}  // namespace bibconv::badge_page
