#pragma once

#include "formats/badge_page/owner.hpp"
#include "formats/badge_page/style.hpp"

namespace bibconv::badge_page {

/// What the meaning of an entry on a page depends on beside the entry itself.
struct Page {
    const PageStyle& style;
    Owner owner;
};

}  // namespace bibconv::badge_page
