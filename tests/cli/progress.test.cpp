// The line that tells how far a conversion is.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/progress_line.hpp"
#include "cli/progress_text.hpp"
#include "cli/terminal.hpp"
#include "support/catch.hpp"
#include "support/conversion.hpp"
#include "support/folder.hpp"

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using namespace bibconv;
using namespace bibconv::cli;
using namespace bibconv::test;
using Stage = Progress::Stage;

namespace {

constexpr std::size_t wide = 79;
const ProgressText::Clock::time_point start{};

// What is said of a conversion that was in this stage from the beginning.
std::string said(Stage stage, std::uint64_t bytes, std::uint64_t total, std::uint64_t entries,
                 std::chrono::milliseconds passed, std::size_t columns = wide) {
    Progress progress;
    progress.stage = stage;
    progress.bytes = bytes;
    progress.total = total;
    progress.entries = entries;
    return ProgressText(start).at(start + passed, progress, columns);
}

std::string entries(int first, int count) {
    std::string text;
    for (int i = first; i < first + count; ++i) {
        text +=
            "@book{key" + std::to_string(i) + ",\n  title = {" + std::string(400, 't') + "},\n  year = {2001}\n}\n\n";
    }
    return text;
}

const std::string many = entries(0, 4000);  // some two megabytes: several threads have begun to help
const std::string broken = "@book{broken, title = {A} year = 2000}\n";
const std::string terminal = "xterm";
const std::string bibconv_path = BIBCONV_BINARY;

}  // namespace

TEST_CASE("progress is bytes, a rate and the time that is left", "[progress]") {
    CHECK(said(Stage::converting, 193'000'000, 569'000'000, 500'000, 10s) ==
          "bibconv: converting 193 of 569 MB (33 %), 50,000 entries/s, 0:19 left");
    CHECK(said(Stage::converting, 1'500'000, 3'000'000, 4'000'000, 4000s) ==
          "bibconv: converting 1.5 of 3.0 MB (50 %), 1,000 entries/s, 1:06:40 left");
    CHECK(said(Stage::converting, 3'000'000, 3'000'000, 30, 10s) ==
          "bibconv: converting 3.0 of 3.0 MB (100 %), 3 entries/s");
    CHECK(said(Stage::converting, 70'000, 2'000'000'000, 0, 10s) == "bibconv: converting 0.0 of 2.0 GB (0 %)");
}

TEST_CASE("of a pipe only what has come is known", "[progress]") {
    CHECK(said(Stage::converting, 193'000'000, 0, 500'000, 10s) == "bibconv: converting 193 MB, 50,000 entries/s");
    CHECK(said(Stage::converting, 500, 100, 0, 10s) == "bibconv: converting 0.5 kB");  // a file that has grown
    CHECK(said(Stage::copying, 12'345'678, 0, 0, 10s) == "bibconv: reading 12 MB");
}

TEST_CASE("the other stages have their words", "[progress]") {
    CHECK(said(Stage::searching, 12'345'678, 99'000'000, 0, 10s) ==
          "bibconv: looking for entries that others refer to, 12 MB");
    CHECK(said(Stage::finishing, 0, 99'000'000, 1'234'567, 10s) == "bibconv: writing 1,234,567 entries");
}

TEST_CASE("what takes two seconds needs no line", "[progress]") {
    CHECK(said(Stage::converting, 1000, 9000, 10, 1999ms).empty());
    CHECK_FALSE(said(Stage::converting, 1000, 9000, 10, 2000ms).empty());
}

TEST_CASE("rates begin with the stage", "[progress]") {
    Progress progress;
    progress.total = 30'000'000;
    progress.begin(Stage::searching);
    ProgressText text(start);
    static_cast<void>(text.at(start + 10s, progress, wide));
    progress.begin(Stage::converting);
    progress.bytes = 10'000'000;
    progress.entries = 200;
    CHECK(text.at(start + 10s + 200ms, progress, wide) == "bibconv: converting 10 of 30 MB (33 %)");
    CHECK(text.at(start + 12s, progress, wide) == "bibconv: converting 10 of 30 MB (33 %), 100 entries/s, 0:04 left");
}

TEST_CASE("in a narrow terminal the end is left out", "[progress]") {
    const auto in = [](std::size_t columns) {
        return said(Stage::converting, 193'000'000, 569'000'000, 500'000, 10s, columns);
    };
    CHECK(in(60) == "bibconv: converting 193 of 569 MB (33 %), 50,000 entries/s");
    CHECK(in(45) == "bibconv: converting 193 of 569 MB (33 %)");
    CHECK(in(20).empty());
}

TEST_CASE("a progress line needs a terminal that is nobody else's", "[progress]") {
    const Surroundings usual{false, false, true, "xterm"};
    CommandLine command;
    command.inputs = {"a.bib"};
    CHECK(wants_progress(command, 2'000'000, usual));
    CHECK(wants_progress(command, 0, usual));
    CHECK_FALSE(wants_progress(command, 999'999, usual));
    CHECK_FALSE(wants_progress(command, 0, {false, false, false, "xterm"}));
    CHECK_FALSE(wants_progress(command, 0, {false, false, true, "dumb"}));
    CHECK_FALSE(wants_progress(command, 0, {false, false, true, ""}));

    // The output would go through the line, and who types would write over it.
    CHECK_FALSE(wants_progress(command, 0, {false, true, true, "xterm"}));
    CHECK(wants_progress(command, 0, {true, false, true, "xterm"}));
    command.output = "a.json";
    CHECK(wants_progress(command, 0, {true, true, true, "xterm"}));
    command.inputs = {"a.bib", "-"};
    CHECK_FALSE(wants_progress(command, 0, {true, true, true, "xterm"}));

    command.inputs = {"a.bib"};
    command.verbosity = Verbosity::quiet;
    CHECK_FALSE(wants_progress(command, 0, usual));
    command.verbosity = Verbosity::verbose;
    command.no_progress = true;
    CHECK_FALSE(wants_progress(command, 0, usual));
}

TEST_CASE("the line goes when there is something to say, and at the end", "[progress]") {
    if (!OnTerminal::possible()) return;
    const std::string text = many + broken + entries(4000, 4000);
    for (const char* jobs : {"1", "4"}) {
        CAPTURE(jobs);
        const Folder folder;
        const std::string output = folder.file("out.bib");
        OnTerminal command({bibconv_path, "-f", "bibtex", "-o", output, "-j", jobs, "--color", "never"}, terminal);
        command.feed(many);
        REQUIRE(command.says(" entries/s\x1b[K"));
        command.feed(text.substr(many.size()));
        CHECK(command.says("\r\x1b[K<stdin>:20001:"));
        CHECK(WEXITSTATUS(command.finish()) == 3);
        const std::string screen = command.screen();
        CAPTURE(screen);
        CHECK(screen.starts_with("<stdin>:20001:25: error: "));
        CHECK(screen.find("converting") == std::string::npos);
        CHECK(read_file(output) == convert_text("bibtex", "bibtex", text).text);
        CHECK(folder.count() == 1);
    }
}

TEST_CASE("a pipe that must be read twice is told of while it is copied", "[progress]") {
    if (!OnTerminal::possible()) return;
    OnTerminal command({bibconv_path, "-f", "bibtex", "-t", "csl-json"}, terminal);
    command.feed(many);
    CHECK(command.says("bibconv: reading 1."));
    CHECK(command.finish() == 0);
    CHECK(command.screen().empty());
}

TEST_CASE("Ctrl-C leaves neither half a file nor the line", "[progress]") {
    if (!OnTerminal::possible()) return;
    for (const char* jobs : {"1", "4"}) {
        CAPTURE(jobs);
        const Folder folder;
        const std::string output = folder.file("out.bib");
        std::ofstream(output) << "old";
        OnTerminal command({bibconv_path, "-f", "bibtex", "-o", output, "-j", jobs}, terminal);
        command.feed(many);
        REQUIRE(command.says(" entries/s\x1b[K"));
        command.type('\x03');
        const int status = command.wait();
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == SIGINT);
        CAPTURE(command.told());
        CHECK(command.screen().find_first_not_of('\n') == std::string::npos);
        CHECK(read_file(output) == "old");
        CHECK(folder.count() == 1);
    }
}

TEST_CASE("no line where none is wanted", "[progress]") {
    if (!OnTerminal::possible()) return;
    const std::vector<std::string> usual = {bibconv_path, "-f", "bibtex", "-t", "bibtex"};
    const auto with = [&](const char* option) {
        std::vector<std::string> words = usual;
        words.emplace_back(option);
        return words;
    };
    OnTerminal refused(with("--no-progress"), terminal), quiet(with("--quiet"), terminal), dumb(usual, "dumb");
    OnTerminal piped(
        {"sh", "-c", "\"$0\" \"$@\" 2>&1 | cat >&2", bibconv_path, "-f", "bibtex", "-t", "bibtex", "-o", "/dev/null"},
        terminal);
    OnTerminal shown(usual, terminal);  // the last: when it has its line, the others had time for one
    for (OnTerminal* one : {&refused, &quiet, &dumb, &piped, &shown}) one->feed(many);
    CHECK(shown.says("converting"));
    for (OnTerminal* one : {&refused, &quiet, &dumb, &piped}) {
        CHECK(one->finish() == 0);
        CHECK(one->told().empty());
    }
    CHECK(shown.finish() == 0);
    CHECK(shown.screen().empty());
}
