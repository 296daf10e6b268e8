#include "fuzz/support/order.hpp"
#include "fuzz/support/promise.hpp"

using namespace bibconv;

int fuzz_conversion(const std::uint8_t* data, std::size_t size) {
    fuzz::check_conversion(fuzz::text_of(data, size));
    return 0;
}
