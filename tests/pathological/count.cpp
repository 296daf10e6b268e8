// count list                          the cases
// count make NAME BYTES               an input, on the standard output
// count run BYTES [PART]              converts all inputs of BYTES and of twice as many, where valgrind's callgrind
//                                     counts; only those whose name has PART in it
// count all BYTES [PART]              the same, into all targets of each
// count memory BYTES [PART]           the same as run, and says how many bytes were allocated at most, each time
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <malloc.h>
#include <new>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "pathological/cases.hpp"
#include "support/conversion.hpp"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_DUMP_STATS_AT(label) static_cast<void>(label)
#endif

using namespace bibconv::test;

namespace {

std::atomic<std::size_t> allocated = 0;
std::atomic<std::size_t> most_allocated = 0;

}  // namespace

void* operator new(std::size_t size) {
    void* const place = std::malloc(size);
    if (place == nullptr) throw std::bad_alloc();
    const std::size_t now = allocated += malloc_usable_size(place);
    if (now > most_allocated) most_allocated = now;
    return place;
}

void operator delete(void* place) noexcept {
    allocated -= malloc_usable_size(place);
    std::free(place);
}

void operator delete(void* place, std::size_t) noexcept { operator delete(place); }

namespace {

enum class What { instructions, memory };

// What is counted of one conversion, and says so.
void count(const Pathology& one, const std::string& to, std::size_t size, std::size_t factor, What what) {
    const std::string text = one.make(std::max(size, one.least) * factor);
    const std::string label =
        std::to_string(factor) + ' ' + std::string(one.name) + " (" + std::string(one.from) + " to " + to + ')';
    CALLGRIND_ZERO_STATS;
    most_allocated = allocated.load();
    static_cast<void>(convert_text(one.from, to, text));
    CALLGRIND_DUMP_STATS_AT(label.c_str());
    if (what == What::memory) std::cout << most_allocated << ' ' << label << '\n';
}

// Each case goes to one of its targets, or to all of them.
void run(std::size_t size, bool to_all, std::string_view part, What what) {
    std::size_t turn = 0;
    for (const Pathology& one : pathologies()) {
        if (one.name.find(part) == std::string_view::npos) continue;
        std::istringstream words{std::string(one.to)};
        const std::vector<std::string> targets{std::istream_iterator<std::string>(words), {}};
        ++turn;
        for (std::size_t i = 0; i < targets.size(); ++i) {
            if (!to_all && i != turn % targets.size()) continue;
            // What is made once a process shall not count.
            static_cast<void>(convert_text(one.from, targets[i], one.make(100)));
            count(one, targets[i], size, 1, what);
            count(one, targets[i], size, 2, what);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "list";
    const bool memory = what == "memory";
    if ((what == "run" || what == "all" || memory) && argc > 2)
        run(std::strtoul(argv[2], nullptr, 10), what == "all", argc > 3 ? argv[3] : "",
            memory ? What::memory : What::instructions);
    for (const Pathology& one : pathologies()) {
        if (what == "list") std::cout << one.name << '\t' << one.from << '\t' << one.to << '\n';
        if (what == "make" && argc > 3 && one.name == argv[2])
            std::cout << one.make(std::strtoul(argv[3], nullptr, 10));
    }
    return 0;
}
