// Runs the recipes of docs/distributing.md, each of which compares its output with that of one process.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <unistd.h>
#include <utility>
#include <vector>

#include "app/entangled.hpp"
#include "support/catch.hpp"
#include "support/conversion.hpp"

namespace fs = std::filesystem;

namespace bibconv::test {
namespace {

// The inputs here are small, and there are no other machines.
const std::vector<std::pair<std::string, std::string>> here = {{"10M", "4k"}, {"host1,host2,:", ":"}};

std::string with_what_is_here(std::string script) {
    for (const auto& [word, ours] : here) {
        for (std::size_t at = 0; (at = script.find(word, at)) != std::string::npos; at += ours.size())
            script.replace(at, word.size(), ours);
    }
    return script;
}

// What stands between ```sh and ```.
std::vector<std::string> recipes() {
    std::ifstream in(BIBCONV_SOURCE_DIR "/docs/distributing.md");
    std::vector<std::string> all;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("```")) {
            inside = line == "```sh";
            if (inside) all.emplace_back();
        } else if (inside) {
            all.back() += line + '\n';
        }
    }
    return all;
}

bool needs_parallel(const std::string& recipe) { return recipe.find("parallel ") != std::string::npos; }

bool succeeds(const std::string& command) { return std::system(command.c_str()) == 0; }

std::string plain_bib() {
    std::string text;
    for (int i = 0; i < 300; ++i) {
        const std::string n = std::to_string(i);
        text += "@article{key" + n + ",\n  title = {The {Title} of Number " + n +
                "},\n  author = {Mori, Hana and O'Neill, " +
                "Ann},\n  email = {me@example.org},\n  year = " + std::to_string(1900 + i % 100) + "\n}\n\n";
    }
    return text;
}

// The files that the recipes speak of.
struct FolderOfInputs {
    fs::path path = fs::temp_directory_path() / ("bibconv-distributing-" + std::to_string(::getpid()));
    FolderOfInputs() {
        fs::remove_all(path);
        fs::create_directories(path / "home");
        const std::string plain = plain_bib();
        std::ofstream(path / "large.bib") << entangled_bib(false);
        std::ofstream(path / "plain.bib") << plain;
        std::ofstream(path / "records.jsonl") << convert_text("bibtex", "csl-jsonl", plain).text;
    }
    FolderOfInputs(const FolderOfInputs&) = delete;
    FolderOfInputs& operator=(const FolderOfInputs&) = delete;
    ~FolderOfInputs() { fs::remove_all(path); }
};

// Of a pipe the status is that of `cmp`. What the broken entries of the input are told as does not matter here.
bool holds(const std::string& recipe) {
    const FolderOfInputs folder;
    std::ofstream(folder.path / "recipe") << with_what_is_here(recipe);
    const std::string bin = fs::path(BIBCONV_BINARY).parent_path().string();
    return succeeds(
        "cd '" + folder.path.string() + "' && HOME=\"$PWD/home\" PATH='" + bin +
        "':\"$PATH\" sh ./recipe >output 2>messages </dev/null || { cat output; tail -n 5 messages; false; }");
}

// Those that need GNU parallel, or the others. Gives how many there are.
int check_recipes(bool with_parallel) {
    int run = 0;
    for (const std::string& recipe : recipes()) {
        if (needs_parallel(recipe) != with_parallel) continue;
        CAPTURE(recipe);
        REQUIRE(recipe.find("| cmp - ") != std::string::npos);
        CHECK(holds(recipe));
        ++run;
    }
    return run;
}

}  // namespace

TEST_CASE("the recipes for what every system has give what one process does", "[distributing]") {
    CHECK(check_recipes(false) == 2);
}

TEST_CASE("the recipes for GNU parallel give what one process does", "[distributing][long]") {
    // Another program has the same name.
    if (!succeeds("parallel --version 2>/dev/null </dev/null | grep -q '^GNU parallel'")) {
        std::cout << "SKIPPED: GNU parallel is not here\n";
        return;
    }
    CHECK(check_recipes(true) == 8);
}

TEST_CASE("an empty partition gives nothing, which is no mistake", "[distributing]") {
    for (const char* format : {"csl-jsonl", "bibtex"}) {
        const Conversion nothing = convert_text(format, "csl-jsonl", "");
        CHECK(nothing.text.empty());
        CHECK(nothing.diagnostics.empty());
    }
}

TEST_CASE("lines that end with Hadoop's tab are read", "[distributing]") {
    const std::string line = R"({"id":"a","type":"book","title":"A\tB"})";
    CHECK(convert_text("csl-jsonl", "csl-jsonl", line + "\t\n" + line + "\t\n").text.find('\t') == std::string::npos);
    CHECK(convert_text("csl-jsonl", "csl-jsonl", line + "\t\n").text ==
          convert_text("csl-jsonl", "csl-jsonl", line + "\n").text);
}

}  // namespace bibconv::test
