// Twice as much input takes at most twice as many instructions, and twice as much memory.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

#include "pathological/cases.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"
#include "support/process.hpp"

namespace fs = std::filesystem;
using namespace bibconv::test;

namespace {

constexpr std::size_t size = 2'500;
constexpr std::size_t size_for_memory = 50'000;
constexpr double most_growth = 2 * 1.15;

struct Growth {
    double once = 0;
    double twice = 0;
};
using Growths = std::map<std::string, Growth>;  // by the program's name for it: "badges in a row (bibtex to …)"

// `label` begins with how much of the input there was: "2 badges in a row …".
void note(const std::string& label, double count, Growths& all) {
    Growth& growth = all[label.substr(2)];
    (label.front() == '1' ? growth.once : growth.twice) = count;
}

void check(const Growths& all) {
    CHECK(all.size() >= pathologies().size());
    for (const auto& [name, counts] : all) {
        CAPTURE(name, counts.once, counts.twice);
        REQUIRE(counts.once > 0);
        REQUIRE(counts.twice > 0);
        CHECK(counts.twice / counts.once <= most_growth);
    }
}

// What callgrind wrote when the program asked it to.
void note_instructions(const fs::path& file, Growths& all) {
    constexpr std::string_view label_mark = "desc: Trigger: Client Request: ";
    constexpr std::string_view sum_mark = "totals: ";
    std::ifstream in(file);
    std::string label;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(label_mark)) label = line.substr(label_mark.size());
        if (line.starts_with(sum_mark) && label.size() > 2)
            note(label, std::strtod(line.c_str() + sum_mark.size(), nullptr), all);
    }
}

}  // namespace

TEST_CASE("twice the input takes twice the instructions", "[pathological]") {
    if (has_address_sanitizer() || run_program({"valgrind", "--version"}).status != 0) {
        std::cout << "SKIPPED: there is no valgrind to count instructions, or a sanitizer is in its way\n";
        return;
    }
    const Folder folder;
    const Ended ended =
        run_program({"valgrind", "-q", "--tool=callgrind", "--combine-dumps=no",
                     "--callgrind-out-file=" + folder.file("counts"), BIBCONV_COUNT, "run", std::to_string(size)});
    CAPTURE(ended.errors);
    REQUIRE(ended.status == 0);
    Growths all;
    for (const auto& file : fs::directory_iterator(folder.path)) note_instructions(file, all);
    if (all.empty()) {
        std::cout << "SKIPPED: built without valgrind's headers\n";
        return;
    }
    check(all);
}

TEST_CASE("twice the input takes twice the memory", "[pathological]") {
    const Ended ended = run_program({BIBCONV_COUNT, "memory", std::to_string(size_for_memory)});
    CAPTURE(ended.errors);
    REQUIRE(ended.status == 0);
    Growths all;
    std::istringstream lines(ended.out);
    double most = 0;
    for (std::string label; lines >> most && lines.ignore() && std::getline(lines, label);) note(label, most, all);
    check(all);
}
