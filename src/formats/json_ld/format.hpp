#pragma once

#include <iosfwd>
#include <memory>

#include "bibconv/format.hpp"

namespace bibconv::json_ld {

/// JSON-LD with schema.org's vocabulary, for search engines and the web page around a bibliography.
extern const Format json_ld;

/// Writes one `@graph`, work by work. It can stand in a `<script type="application/ld+json">` as it is.
[[nodiscard]] std::unique_ptr<ItemSink> make_json_ld_writer(std::ostream& out, const WriteContext& context);

}  // namespace bibconv::json_ld
