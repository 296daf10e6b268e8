// A million of it: what the command needs of memory in the end. That its time grows as the input does is in
// growth.test.cpp.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <unistd.h>
#include <vector>

#include "pathological/cases.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"
#include "support/process.hpp"

using namespace bibconv::test;

namespace {

struct FullSize {
    const char* name;     // of the row in cases.cpp
    std::size_t size;     // bytes
    long most_megabytes;  // of memory
    const char* to = "csl-json";
    int status = 0;             // exit status
    const char* option = "-q";  // another one
};

constexpr std::size_t million = 1'000'000;

constexpr FullSize full_sizes[] = {
    {"one long field", 100 * million, 600, "csl-json", 0, "--max-entry=200MB"},
    {"one long field", 100 * million, 1'100, "badges", 0, "--max-entry=200MB"},
    {"one long field", 100 * million, 150, "badges", 3},  // more than an entry may have without being asked
    {"nested braces in a title", 2 * million, 100},
    {"nested brackets", 2 * million, 100},
    {"nested groups", 7 * million, 150},
    {"nested arrays", 2 * million, 100},
    {"nested arrays in an item", 2 * million, 100, "csl-json", 3},
    {"braces at the top", 2 * million, 100, "csl-json", 3},
    {"many authors", 3 * million / 2, 200, "json-ld"},  // a hundred thousand
    {"the same key", 25 * million, 150},
    {"a circle of parents", 5 * million, 600},
    {"badges at the top", 70 * million, 900, "badges"},
};

void check(const FullSize& one) {
    const auto kind = std::ranges::find(pathologies(), std::string_view(one.name), &Pathology::name);
    CAPTURE(one.name, one.to);
    REQUIRE(kind != pathologies().end());
    const Folder folder;
    const std::string file = folder.file("input");
    std::ofstream(file, std::ios::binary) << kind->make(one.size);
    const Ended ended = run_program(
        {BIBCONV_BINARY, "-q", one.option, "-f", std::string(kind->from), file, "-t", one.to, "-o", "/dev/null"});
    CAPTURE(ended.errors.substr(0, 500), ended.signal);
    CHECK(ended.status == one.status);
    CHECK(ended.peak_kilobytes / 1024 < one.most_megabytes);
}

// Whether one may ask for so much of it here.
bool has_memory(long megabytes) {
    if (has_address_sanitizer()) {
        std::cout << "SKIPPED: AddressSanitizer needs memory of its own\n";
        return false;
    }
    const long present = sysconf(_SC_PHYS_PAGES) / 1024 * (sysconf(_SC_PAGESIZE) / 1024);
    if (present < megabytes) std::cout << "SKIPPED: the machine has less than " << megabytes << " MB of memory\n";
    return present >= megabytes;
}

}  // namespace

TEST_CASE("a million of anything takes memory in proportion", "[pathological]") {
    if (!has_memory(2'000)) return;
    for (const FullSize& one : full_sizes) check(one);
}

TEST_CASE("a million badges in a row of one card take memory in proportion", "[pathological]") {
    if (has_memory(6'000)) check({"badges in a row", 70 * million, 3'000});
}
