#include "fuzz/support/formats.hpp"
#include "fuzz/support/promise.hpp"

using namespace bibconv;

int fuzz_csl_jsonl(const std::uint8_t* data, std::size_t size) {
    fuzz::check_reader(*find_format("csl-jsonl"), fuzz::text_of(data, size));
    return 0;
}
