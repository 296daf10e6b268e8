#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/diagnostic.hpp"
#include "formats/badge_page/schema.hpp"

namespace bibconv::badge_page {

/// Of a badge to which nothing gives a colour.
inline constexpr std::string_view plain_colour = "555555";

/// How one message, host, venue or organiser looks. Empty members leave the default alone.
struct Look {
    std::string label, message, colour, logo, alt, link;
};

/// The look of a kind for one entry: what its type, the link's host and the message change.
[[nodiscard]] Look layered(Look look, const Look& change);

/// One kind of badge. `label`, `message`, `alt` and `link` are patterns: `{slot}` stands for a
/// variable of the entry or a computed word (see slots.hpp); they are read in both directions.
struct BadgeKind {
    enum class Source {
        slots,  ///< one badge, made of the slots in its patterns
        links,  ///< one badge a link of `field`
        venue,  ///< one badge from the venue table
    };
    std::string id;
    Source source = Source::slots;
    std::string field;       ///< links: the variable; slots: shown only where this is present (may be empty)
    Look look;               ///< `link` empty: a badge without a link; with '?' at its end: where it can be made
    std::string extension;   ///< ".svg"
    bool logo_last = false;  ///< query order: style before logo
    std::map<std::string, Look, std::less<>> values;  ///< by message: what differs for it
    std::map<std::string, Look, std::less<>> hosts;   ///< by host of the link: only these hosts, when not empty
    std::map<std::string, Look, std::less<>> types;   ///< by CSL type: what differs for it
};

struct Host {
    std::string name, colour, logo;
};

/// A place of publication, or an organiser of talks and sites.
struct Venue {
    std::string abbr;
    std::vector<std::string> names;  ///< texts that give it away in a container title
    Look look;
};

/// The venues of a style in their order, with what gives them away found by its first letter.
class VenueTable {
public:
    /// An abbreviation or a name that gives a venue away where it stands in a text.
    struct Clue {
        std::size_t venue;
        std::size_t name;  ///< place among the names, or `abbr`
    };
    static constexpr std::size_t abbr = std::numeric_limits<std::size_t>::max();

    VenueTable() = default;
    explicit VenueTable(std::vector<Venue> venues);

    [[nodiscard]] auto begin() const noexcept { return venues_.begin(); }
    [[nodiscard]] auto end() const noexcept { return venues_.end(); }
    [[nodiscard]] const Venue& operator[](std::size_t place) const noexcept { return venues_[place]; }
    [[nodiscard]] const Venue& front() const { return venues_.front(); }
    /// The clues that begin with this byte in either case.
    [[nodiscard]] const std::vector<Clue>& clues(char first) const noexcept;
    [[nodiscard]] const std::string& text(const Clue& clue) const noexcept;

private:
    std::vector<Venue> venues_;
    std::array<std::vector<Clue>, 256> clues_;
};

/// Badges in a colour of their own made from keywords such as "tech: FP8".
struct Tag {
    std::string group;  ///< "Tech"
    Look look;
    std::map<std::string, Look, std::less<>> values;
};

struct BulletKind {
    std::string label;
    std::string field;                         ///< variable
    std::vector<std::string> types;            ///< CSL types that have it; empty: all
    std::vector<std::string> paragraph_types;  ///< types that show it as a paragraph instead

    [[nodiscard]] bool is_for(std::string_view type) const;
};

struct SectionRule {
    std::vector<std::string> titles;  ///< the first is used for new sections, all are recognised
    std::vector<std::string> types;
    std::vector<std::string> has, lacks;  ///< variables that must be present or absent
    std::string language;                 ///< "ja" or "!ja"; empty: any
    std::string workshop;                 ///< "yes" or "no"; empty: any
    bool rows = false;                    ///< entries as bold links without a card
    bool dividers = false;                ///< a divider before each year
};

/// The look of a page, read from a JSON file (docs/styles.md).
struct PageStyle {
    std::string name, title;
    std::vector<std::string> owner;  ///< spellings of the owner's name, "A = B" for another script
    std::string entry_class, lead_class, badges_class, divider_class, gloss_style;
    std::string server, query;            ///< "https://img.shields.io/badge/", "style=flat-square"
    std::vector<std::string> lead_roles;  ///< roles that give an entry `lead_class`
    bool last_author = false;             ///< "Last Author" is a role of its own
    std::string total_citations;          ///< label of the badge that holds the sum
    std::vector<BadgeKind> badges;
    std::map<std::string, std::vector<std::string>, std::less<>> rows;  ///< order of kinds by CSL type; "default"
    VenueTable venues, organisers;
    Look venue_look, organiser_look;                                ///< of those not in the tables
    std::map<std::string, std::string, std::less<>> type_messages;  ///< venue badge without a track, by CSL type
    std::map<std::string, Host, std::less<>> hosts;
    std::vector<Tag> tags;
    std::vector<BulletKind> bullets;
    std::vector<SectionRule> sections;

    [[nodiscard]] const BadgeKind* kind(std::string_view id) const;
    [[nodiscard]] const std::vector<std::string>& row(std::string_view type) const;
    [[nodiscard]] const Tag* tag(std::string_view group) const;
    [[nodiscard]] const SectionRule* section(std::string_view title) const;
};

/// Checks JSON against page-style.schema.json.
void check_style(const nlohmann::json& style, const SchemaComplaint& complain);

/// A style from its JSON text. Everything wrong with it is reported, each with its JSON pointer;
/// throws OptionFailure after that when anything was. `where` names the style in messages.
[[nodiscard]] PageStyle parse_style(std::string_view json, const std::string& where, DiagnosticSink& diagnostics);

[[nodiscard]] bool is_builtin_style(std::string_view name);

/// A built-in style by name, the same object each time, or a style file by path. Throws OptionFailure when there is
/// none, and as `parse_style` does. From any thread.
[[nodiscard]] std::shared_ptr<const PageStyle> load_style(const std::string& name_or_path, DiagnosticSink& diagnostics);

/// Whether a list of the style has the word.
[[nodiscard]] inline bool lists(const std::vector<std::string>& list, const std::string& word) {
    return std::ranges::find(list, word) != list.end();
}

}  // namespace bibconv::badge_page
