// count list                          the cases
// count make NAME BYTES               an input, on the standard output
// count run BYTES [PART]              converts all inputs of BYTES and of twice as many, once valgrind's callgrind
// counts;
//                                     only those whose name has PART in it
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <iterator>
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

void count(const Pathology& one, const std::string& to, std::size_t size, std::size_t factor) {
    const std::string text = one.make(std::max(size, one.least) * factor);
    const std::string label =
        std::to_string(factor) + ' ' + std::string(one.name) + " (" + std::string(one.from) + " to " + to + ')';
    CALLGRIND_ZERO_STATS;
    static_cast<void>(convert_text(one.from, to, text));
    CALLGRIND_DUMP_STATS_AT(label.c_str());
}

// Each case goes to one of its targets, or to all of them.
void run(std::size_t size, bool to_all, std::string_view part) {
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
            count(one, targets[i], size, 1);
            count(one, targets[i], size, 2);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "list";
    if ((what == "run" || what == "all") && argc > 2)
        run(std::strtoul(argv[2], nullptr, 10), what == "all", argc > 3 ? argv[3] : "");
    for (const Pathology& one : pathologies()) {
        if (what == "list") std::cout << one.name << '\t' << one.from << '\t' << one.to << '\n';
        if (what == "make" && argc > 3 && one.name == argv[2])
            std::cout << one.make(std::strtoul(argv[3], nullptr, 10));
    }
    return 0;
}
