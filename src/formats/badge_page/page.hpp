#pragma once

#include "bibconv/rich_text.hpp"
#include "formats/badge_page/style.hpp"
#include "formats/badge_page/type_style.hpp"
#include "model/owner.hpp"

namespace bibconv::badge_page {

/// What the meaning of an entry on a page depends on beside the entry itself.
struct Page {
    const PageStyle& style;
    model::Owner owner;
    Mathematics mathematics = Mathematics::simple;
    TypeStyles types{style};
};

}  // namespace bibconv::badge_page
