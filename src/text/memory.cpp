#include "text/memory.hpp"

#include <cstdlib>
#include <new>
#include <unicode/uclean.h>

namespace bibconv::text {
namespace {

void* checked(void* block) {
    if (block == nullptr) {
        if (const std::new_handler handler = std::get_new_handler(); handler != nullptr) handler();
    }
    return block;
}

extern "C" {
void* U_CALLCONV allocate(const void* /*context*/, size_t size) { return checked(std::malloc(size)); }
void* U_CALLCONV reallocate(const void* /*context*/, void* block, size_t size) {
    return checked(std::realloc(block, size));
}
void U_CALLCONV release(const void* /*context*/, void* block) { std::free(block); }
}

}  // namespace

void let_icu_fail_like_new() noexcept {
    UErrorCode status = U_ZERO_ERROR;
    u_setMemoryFunctions(nullptr, allocate, reallocate, release, &status);
}

}  // namespace bibconv::text
