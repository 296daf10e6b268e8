#include <optional>

#include "base/spool.hpp"
#include "bibconv/convert.hpp"

namespace bibconv {

void split(const Input& input, std::size_t parts, const PartOutputs& outputs, const Options& options) {
    if (input.format.split == nullptr)
        throw Failure("the format " + std::string(input.format.name) + " cannot be split");
    std::optional<base::Spool> spool;
    if (!base::reads_twice(input.stream)) spool.emplace(input.stream);
    input.format.split(spool ? spool->stream() : input.stream, parts, outputs, options);
}

}  // namespace bibconv
