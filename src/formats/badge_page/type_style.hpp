#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/badge_page/style.hpp"

namespace bibconv::badge_page {

/// What a style says about the entries of one CSL type.
struct TypeStyle {
    /// A place in the row of badges.
    struct Place {
        const BadgeKind* kind;  ///< null: the badges made from keywords
        Look look;              ///< the kind's, as it is for this type
    };
    std::vector<Place> row;
    bool shows_roles = false;
    std::vector<const BulletKind*> bullets, paragraphs;
    std::vector<std::string> in_badges, in_texts;  ///< fields that badges show, and bullets and paragraphs, sorted
    std::vector<std::string> uncertain_links;      ///< fields that badges show where they hold addresses

    [[nodiscard]] bool badges_show(std::string_view field) const;
    [[nodiscard]] bool shows(std::string_view field) const;
};

/// A style, type by type: each is put together when the first entry of it comes.
class TypeStyles {
public:
    explicit TypeStyles(const PageStyle& style) : style_(&style) {}

    [[nodiscard]] const TypeStyle& of(const std::string& type) const;

private:
    const PageStyle* style_;
    mutable std::map<std::string, TypeStyle, std::less<>> types_;
};

}  // namespace bibconv::badge_page
