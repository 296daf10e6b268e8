#pragma once

#include <iosfwd>
#include <memory>

#include "bibconv/format.hpp"

namespace bibconv::csl_json {

/// CSL-JSON 1.0.2, the input of citation processors: an array, one item a line, or a single item.
extern const Format csl_json;

/// Reads item by item; memory is that of the largest item.
void read_csl_json(std::istream& in, ItemSink& sink, const ReadContext& context);

/// Writes an array that is valid in CSL's schema; what CSL has no word for goes into `custom`.
[[nodiscard]] std::unique_ptr<ItemSink> make_csl_json_writer(std::ostream& out, const WriteContext& context);

}  // namespace bibconv::csl_json
