#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "bibconv/name.hpp"
#include "formats/json_ld/json.hpp"
#include "model/owner.hpp"

namespace bibconv::json_ld {

/// The people and organisations of one document. Whoever is named alike has the same `@id`, and so have all
/// spellings of the page's owner.
class People {
public:
    explicit People(model::Owner owner) : owner_(std::move(owner)) {}

    /// Says whose page it is, unless that is known.
    void set_owner(std::string_view spellings);

    /// A Person, or an Organization for a literal name. Parts and other spellings of a name are told the first
    /// time. The name itself is repeated each time: readers of JSON-LD do not follow references.
    [[nodiscard]] Json node_of(const Name& name);

private:
    model::Owner owner_;
    std::unordered_set<std::string> told_;  ///< `@id`, name and alias
};

}  // namespace bibconv::json_ld
