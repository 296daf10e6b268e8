// Twice as much input takes at most twice as many instructions.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include "pathological/cases.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"
#include "support/process.hpp"

namespace fs = std::filesystem;
using namespace bibconv::test;

namespace {

constexpr std::size_t size = 2'500;
constexpr double most_growth = 2 * 1.15;

struct Instructions {
    double once = 0;
    double twice = 0;
};

// What callgrind wrote when the program asked it to, by the name that the program gave it.
void note(const fs::path& file, std::map<std::string, Instructions>& all) {
    constexpr std::string_view label_mark = "desc: Trigger: Client Request: ";
    constexpr std::string_view sum_mark = "totals: ";
    std::ifstream in(file);
    std::string label;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(label_mark)) label = line.substr(label_mark.size());
        if (!line.starts_with(sum_mark) || label.size() < 3) continue;
        Instructions& counts = all[label.substr(2)];
        (label.front() == '1' ? counts.once : counts.twice) = std::strtod(line.c_str() + sum_mark.size(), nullptr);
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
    std::map<std::string, Instructions> all;
    for (const auto& file : fs::directory_iterator(folder.path)) note(file, all);
    if (all.empty()) {
        std::cout << "SKIPPED: built without valgrind's headers\n";
        return;
    }
    CHECK(all.size() >= pathologies().size());
    for (const auto& [name, counts] : all) {
        CAPTURE(name, counts.once, counts.twice);
        REQUIRE(counts.once > 0);
        REQUIRE(counts.twice > counts.once / 2);  // much less: the second count is missing
        CHECK(counts.twice / counts.once <= most_growth);
    }
}
