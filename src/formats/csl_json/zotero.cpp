#include "formats/csl_json/zotero.hpp"

#include <utility>

namespace bibconv::csl_json {
namespace {

void join(std::string& before, std::string_view separator, std::string part) {
    if (part.empty()) return;
    if (!before.empty()) before += separator;
    before += part;
}

void suit(Name& name) {
    std::string family = std::exchange(name.non_dropping_particle, {});
    join(family, " ", std::move(name.family));
    name.family = std::move(family);
    join(name.given, " ", std::exchange(name.dropping_particle, {}));
    join(name.given, ", ", std::exchange(name.suffix, {}));
}

}  // namespace

void suit_zotero(Entry& entry) {
    for (Field& field : entry.fields) {
        auto* list = std::get_if<NameList>(&field.value);
        if (list == nullptr) continue;
        for (Name& name : list->names) suit(name);
    }
}

}  // namespace bibconv::csl_json
