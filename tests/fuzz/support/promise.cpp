#include "fuzz/support/promise.hpp"

#include <cstdlib>
#include <iostream>

#include "support/items.hpp"

namespace bibconv::fuzz {

void promise(bool kept, std::string_view what, std::string_view detail) {
    if (kept) return;
    std::cerr << "broken promise: " << what << '\n' << detail << std::endl;
    std::abort();
}

void promise_same(std::string_view what, const std::string& expected, const std::string& actual) {
    if (expected != actual) promise(false, what, test::first_difference(expected, actual));
}

void promise_same(std::string_view what, const RichText& expected, const RichText& actual) {
    if (expected == actual) return;
    promise_same(what, test::describe(Section{1, expected, {}, {}}), test::describe(Section{1, actual, {}, {}}));
    promise(false, what, "two trees of the same text");
}

}  // namespace bibconv::fuzz
