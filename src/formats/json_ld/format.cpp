#include "formats/json_ld/format.hpp"

#include <array>

namespace bibconv::json_ld {
namespace {

constexpr std::array<std::string_view, 3> aliases = {"jsonld", "schema-org", "schema.org"};
constexpr std::array<std::string_view, 1> suffixes = {".jsonld"};

}  // namespace

const Format json_ld{
    .name = "json-ld",
    .description = "JSON-LD with schema.org's vocabulary, for search engines",
    .aliases = aliases,
    .suffixes = suffixes,
    .make_writer = make_json_ld_writer,
};

}  // namespace bibconv::json_ld
