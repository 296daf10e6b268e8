// fuzz_replay                           lists the targets
// fuzz_replay TARGET                    runs a target on its regression files and seeds
// fuzz_replay TARGET FILE…              on these files
// fuzz_replay --write-seeds TARGET DIR  writes the seeds into a folder, for libFuzzer
//
// The targets without libFuzzer: with any compiler, and in any build.
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <span>
#include <unistd.h>

#include "fuzz/support/promise.hpp"
#include "fuzz/support/seeds.hpp"
#include "support/conversion.hpp"

#define BIBCONV_FUZZ_TARGET(name) int fuzz_##name(const std::uint8_t* data, std::size_t size);
#include "fuzz_targets.inc"
#undef BIBCONV_FUZZ_TARGET

namespace {

namespace fs = std::filesystem;
using bibconv::fuzz::Seed;

struct Target {
    std::string_view name;
    int (*run)(const std::uint8_t* data, std::size_t size);
};

constexpr Target targets[] = {
#define BIBCONV_FUZZ_TARGET(name) {#name, fuzz_##name},
#include "fuzz_targets.inc"
#undef BIBCONV_FUZZ_TARGET
};

std::string running;  // what is to be named when a target ends the process

void name_input(int signal) {
    const std::string message = "\nthe input is " + running + '\n';
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void run(const Target& target, const Seed& input) {
    running = input.name;
    target.run(reinterpret_cast<const std::uint8_t*>(input.bytes.data()), input.bytes.size());
}

std::vector<Seed> regressions_of(std::string_view target) {
    std::vector<Seed> files;
    const fs::path folder = fs::path(BIBCONV_SOURCE_DIR) / "tests/fuzz/regressions" / target;
    if (!fs::is_directory(folder)) return files;
    for (const auto& file : fs::directory_iterator(folder)) {
        files.push_back({file.path().string(), *bibconv::test::read_file(file.path().string())});
    }
    std::ranges::sort(files, {}, &Seed::name);
    return files;
}

int write_seeds(std::string_view target, const fs::path& folder) {
    fs::create_directories(folder);
    const auto seeds = bibconv::fuzz::seeds_of(target);
    for (const Seed& seed : seeds) std::ofstream(folder / seed.name, std::ios::binary) << seed.bytes;
    for (const Seed& seed : regressions_of(target)) {
        std::ofstream(folder / fs::path(seed.name).filename(), std::ios::binary) << seed.bytes;
    }
    std::cout << seeds.size() << " seeds\n";
    return 0;
}

int run_all(const Target& target, std::span<char*> files) {
    std::vector<Seed> inputs;
    for (const char* file : files) inputs.push_back({file, bibconv::test::read_file(file).value_or("")});
    if (files.empty()) {
        inputs = regressions_of(target.name);
        std::cout << inputs.size() << " regression files, ";
        std::ranges::move(bibconv::fuzz::seeds_of(target.name), std::back_inserter(inputs));
    }
    for (const Seed& input : inputs) run(target, input);
    std::cout << inputs.size() << " inputs\n";
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::span<char*> words(argv, static_cast<std::size_t>(argc));
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE}) std::signal(signal, name_input);
    if (argc == 4 && std::string_view(words[1]) == "--write-seeds") return write_seeds(words[2], words[3]);
    for (const Target& target : targets) {
        if (argc == 1) std::cout << target.name << '\n';
        if (argc > 1 && target.name == words[1]) return run_all(target, words.subspan(2));
    }
    if (argc > 1) std::cerr << "no target is called " << words[1] << '\n';
    return argc > 1 ? 2 : 0;
}
