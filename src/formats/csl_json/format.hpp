#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>

#include "bibconv/format.hpp"

namespace bibconv::csl_json {

/// CSL-JSON 1.0.2, the input of citation processors. What is read may be an array, one item a line, or a single item.
extern const Format csl_json;   ///< writes an array
extern const Format csl_jsonl;  ///< writes one item a line

/// Reads item by item; memory is that of the largest item.
void read_csl_json(std::istream& in, ItemSink& sink, const ReadContext& context);

enum class Layout : std::uint8_t { array, lines };

/// Writes items that are valid in CSL's schema; what CSL has no word for goes into `custom`.
[[nodiscard]] std::unique_ptr<ItemSink> make_writer(std::ostream& out, const WriteContext& context, Layout layout);

}  // namespace bibconv::csl_json
