#include "fuzz/support/formats.hpp"
#include "fuzz/support/promise.hpp"

using namespace bibconv;

int fuzz_bibtex(const std::uint8_t* data, std::size_t size) {
    fuzz::check_reader(*find_format("bibtex"), fuzz::text_of(data, size));
    return 0;
}
