#include <optional>
#include <ostream>

#include "base/spool.hpp"
#include "bibconv/convert.hpp"

namespace bibconv {

void split(const Input& input, std::size_t parts, const PartOutputs& outputs, const Options& options) {
    if (input.format.split == nullptr)
        throw Failure("the format " + std::string(input.format.name) + " cannot be split");
    std::optional<base::Spool> spool;
    if (!base::reads_twice(input.stream)) spool.emplace(input.stream);
    std::istream& in = spool ? spool->stream() : input.stream;
    std::ostream* part = nullptr;
    const auto check = [&] {
        if (part != nullptr && !part->flush()) throw Failure("cannot write the parts of '" + input.name + "'");
    };
    const auto next = [&](std::size_t i) -> std::ostream& {
        check();  // before its owner takes it away
        return *(part = &outputs(i));
    };
    input.format.split(in, parts, next, options);
    check();
    if (!in) throw Failure("cannot read '" + input.name + "'");
}

}  // namespace bibconv
