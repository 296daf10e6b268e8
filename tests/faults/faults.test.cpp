// Whatever goes wrong: the old file or the new one, never a mixture, and somebody is told.
#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

#include "support/catch.hpp"
#include "support/conversion.hpp"
#include "support/folder.hpp"
#include "support/process.hpp"

namespace fs = std::filesystem;
using namespace bibconv::test;

namespace {

constexpr const char* old_text = "what was there before\n";
constexpr const char* none = "(none)";

constexpr const char* never = nullptr;  // told, since the run does not fail
constexpr const char* anything = "";

struct Row {
    const char* call;  // which one goes wrong, and how: see shim.cpp
    const char* what;
    const char* told;  // what a run that fails says
};

// Each with the first, the second … call, until there are no more of them.
constexpr Row rows[] = {
    {"write", "ENOSPC", "No space left on device"},
    {"write", "EDQUOT", "Disk quota exceeded"},
    {"write", "EIO", "Input/output error"},
    {"write", "EINTR", never},
    {"write", "short", never},
    {"write", "zero", "Input/output error"},
    {"write", "kill", anything},
    {"write", "term", anything},
    {"read", "EIO", "Input/output error"},
    {"read", "EINTR", never},
    {"read", "short", never},
    {"read", "kill", anything},
    {"read", "term", anything},
    {"fsync", "EIO", "Input/output error"},
    {"fsync", "ENOSPC", "No space left on device"},
    {"fsync", "kill", anything},
    {"fsync", "term", anything},
    {"close", "EIO", "Input/output error"},
    {"close", "ENOSPC", "No space left on device"},
    {"close", "kill", anything},
    {"close", "term", anything},
    {"rename", "EIO", "Input/output error"},
    {"rename", "EXDEV", "Invalid cross-device link"},
    {"rename", "kill", anything},
    {"rename", "term", anything},
    {"linkat", "EIO", "Input/output error"},
    {"linkat", "kill", anything},
    {"linkat", "term", anything},
    // Without a name it goes on with one, so only on a disk where each file has one do these fail.
    {"open", "ENOSPC", "No space left on device"},
    {"open", "EROFS", "Read-only file system"},
    {"open", "kill", anything},
    {"open", "term", anything},
};

// A conversion that something happens to.
struct Subject {
    std::vector<std::string> options;
    std::string input;
    const char* output;
    bool piped = false;
    bool replaces = true;  // there is an old file
    bool named = false;    // on a disk where each file has a name from the beginning
};

bool knows_nameless_files(const Folder& folder) {
    const int fd = ::open(folder.path.c_str(), O_TMPFILE | O_WRONLY, 0600);
    if (fd < 0) std::cout << "SKIPPED in part: the disk of " << folder.path << " has no files without names\n";
    return fd >= 0 && ::close(fd) == 0 && ::access("/proc/self/fd", X_OK) == 0;
}

// One conversion again and again, each time with another fault.
class Bench {
public:
    explicit Bench(const Subject& subject)
        : words_(subject.options),
          old_text_(subject.replaces ? old_text : none),
          named_(subject.named || !knows_nameless_files(folder_)),
          output_(folder_.file(subject.output)),
          mark_(folder_.file("mark")) {
        words_.insert(words_.begin(), BIBCONV_BINARY);
        words_.insert(words_.end(), {"-q", subject.piped ? "-" : subject.input, "-o", output_});
        if (subject.piped) piped_ = read_file(subject.input).value();
        const Ended ended = run_program(words_, [&] { give_piped(); });
        REQUIRE(ended.status == 0);
        new_text_ = read_file(output_).value_or("");
        REQUIRE_FALSE(new_text_.empty());
    }

    Ended run(const std::string& fault, const std::function<void()>& prepare = {}) {
        for (const auto& file : fs::directory_iterator(folder_.path)) fs::remove(file);
        fault_ = fault;
        if (old_text_ != none) std::ofstream(output_) << old_text_;
        return run_program(words_, [&] {
            if (prepare) prepare();
            if (named_) ::setenv("FAULT_NAMED", "", 1);
            give_piped();
            ::setenv("LD_PRELOAD", BIBCONV_FAULTS, 1);
            ::setenv("FAULT", fault.c_str(), 1);
            ::setenv("FAULT_MARK", mark_.c_str(), 1);
        });
    }
    [[nodiscard]] bool struck() const { return fs::exists(mark_); }

    // What holds after any run at all.
    void check_promises(const Ended& ended, const char* told) const {
        const std::string text = read_file(output_).value_or(none);
        const bool is_old = text == old_text_;
        const bool is_new = text == new_text_;
        CAPTURE(ended.status, ended.signal, ended.errors, text.size());
        CHECK((is_old || is_new));
        if (ended.status == 0) CHECK(is_new);
        if (told == never) CHECK(ended.status == 0);
        if (ended.status > 0) {
            CHECK(ended.status == 3);
            CHECK(is_old);
            if (told != never) CHECK(ended.errors.find(told) != std::string::npos);
            // OpenMP has a way of its own to say that it got no memory.
            CHECK((ended.errors.starts_with("bibconv: error: ") || ended.errors.starts_with("\nlibgomp: ")));
        }
        if (ended.status < 0) CHECK((ended.signal == SIGKILL || ended.signal == SIGTERM));
        check_folder(ended);
    }

    void check_folder(const Ended& ended) const {
        for (const auto& file : fs::directory_iterator(folder_.path)) {
            const std::string name = file.path().filename().string();
            const bool expected = name == fs::path(output_).filename() || name == "mark";
            CAPTURE(name, ended.signal);
            if (!expected) CHECK((ended.signal == SIGKILL && may_be_left() && name.starts_with(".bibconv-")));
        }
    }

    // Whether that run has a use for the call at all.
    [[nodiscard]] bool uses(std::string_view call) const {
        if (call == "linkat") return !named_;
        return call != "rename" || named_ || old_text_ != none;
    }

private:
    // Nobody can clean up behind SIGKILL; but what has no name is gone. It gets one just before it is closed and
    // replaces a file.
    [[nodiscard]] bool may_be_left() const {
        return named_ || fault_.starts_with("close:") || fault_.starts_with("rename:");
    }

    // In the new process. A pipe holds all of it at once.
    void give_piped() const {
        if (piped_.empty()) return;
        std::array<int, 2> ends{};
        const auto size = static_cast<ssize_t>(piped_.size());
        if (::pipe(ends.data()) != 0 || ::fcntl(ends[1], F_SETPIPE_SZ, size) < 0 ||
            ::write(ends[1], piped_.data(), piped_.size()) != size)
            ::_exit(126);
        ::dup2(ends[0], STDIN_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
    }

    std::vector<std::string> words_;
    std::string piped_;  // into its standard input
    Folder folder_;
    std::string old_text_;
    bool named_;
    std::string output_;
    std::string mark_;
    std::string new_text_;
    std::string fault_;
};

bool possible() {
    if (!has_address_sanitizer()) return true;
    std::cout << "SKIPPED: AddressSanitizer goes together with no other preloaded library\n";
    return false;
}

std::string sample(const char* name) { return std::string(BIBCONV_SOURCE_DIR "/samples/") + name; }

// Several writes and reads long.
std::string large_input(const Folder& folder) {
    std::string text;
    for (int i = 0; i < 1500; ++i) {
        text += "@book{key" + std::to_string(i) + ",\n  title = {A {Book} about \\emph{number} " + std::to_string(i) +
                "},\n  author = {Doe, Jane and M{\\\"u}ller, Max},\n  year = {2001}\n}\n\n";
    }
    const std::string path = folder.file("large.bib");
    std::ofstream(path, std::ios::binary) << text;
    return path;
}

}  // namespace

TEST_CASE("whichever call fails, the old file or the new one is there", "[faults]") {
    if (!possible()) return;
    const Folder inputs("inputs");
    const Subject subjects[] = {
        {{"-j1"}, large_input(inputs), "out.json"},
        {{"-j3"}, large_input(inputs), "out.bib"},
        {{"--me", "Hana Mori"}, sample("references.json"), "out.md"},
        {.options = {"-j1", "-f", "bibtex"}, .input = large_input(inputs), .output = "out.json", .piped = true},
        {.options = {"-j1"}, .input = sample("publications.bib"), .output = "out.md", .replaces = false},
        {.options = {"-j3"}, .input = large_input(inputs), .output = "out.json", .named = true},
        {.options = {"-j1"}, .input = sample("publications.bib"), .output = "out.md", .replaces = false, .named = true},
    };
    for (const Subject& subject : subjects) {
        Bench bench(subject);
        for (const Row& row : rows) {
            bool struck = false;
            for (std::size_t number = 1;; ++number) {
                const std::string fault = std::string(row.call) + ':' + std::to_string(number) + ':' + row.what;
                CAPTURE(subject.output, fault);
                const Ended ended = bench.run(fault);
                bench.check_promises(ended, row.told);
                if (!bench.struck()) break;
                struck = true;
                REQUIRE(number < 200);
            }
            CAPTURE(subject.output, row.call);
            CHECK(struck == bench.uses(row.call));  // else the row says nothing
        }
    }
}

TEST_CASE("a call that fails for ever is no endless loop", "[faults]") {
    if (!possible()) return;
    const Folder inputs("inputs");
    Bench bench({{}, large_input(inputs), "out.json"});
    for (const char* fault : {"write:1+:short", "read:1+:short", "write:2+:ENOSPC", "read:2+:EIO", "write:1+:zero"}) {
        CAPTURE(fault);
        bench.check_promises(bench.run(fault), anything);
    }
}

TEST_CASE("wherever the disk is full, the old file stays", "[faults]") {
    if (!possible()) return;
    const Folder inputs("inputs");
    Bench bench({{}, large_input(inputs), "out.json"});
    bool struck = true;
    for (std::size_t room = 0; struck; room += room < 10 ? 1 : 10'007) {
        const std::string fault = "write:" + std::to_string(room) + "b:ENOSPC";
        CAPTURE(fault);
        const Ended ended = bench.run(fault);
        struck = bench.struck();
        CHECK(ended.status == (struck ? 3 : 0));
        bench.check_promises(ended, "No space left on device");
    }
}

TEST_CASE("whichever piece of memory is refused, that is told", "[faults]") {
    if (!possible()) return;
    const Folder inputs("inputs");
    const Subject subjects[] = {
        {{"-j1"}, sample("publications.bib"), "out.md"},
        {{"-j1"}, sample("handwritten-page.md"), "out.bib"},
        {{"-j1"}, sample("references.json"), "out.jsonld"},
        {{"-j3"}, large_input(inputs), "out.json"},
    };
    for (const Subject& subject : subjects) {
        Bench bench(subject);
        for (const char* how : {"", "+"}) {
            // All of the first ones, which belong to the start, then fewer and fewer.
            for (std::size_t number = 1;; number += number < 60 ? 1 : 1 + number / 6) {
                const std::string fault = "malloc:" + std::to_string(number) + how + ":ENOMEM";
                CAPTURE(subject.output, fault);
                const Ended ended = bench.run(fault);
                bench.check_promises(ended, "memory");
                if (!bench.struck()) break;
            }
        }
    }
}

TEST_CASE("little memory is told", "[faults]") {
    if (!possible()) return;
    Bench bench({{}, sample("publications.bib"), "out.md"});
    for (rlim_t megabytes = 8; megabytes <= 256; megabytes += 4) {
        CAPTURE(megabytes);
        const Ended ended = bench.run("", [&] {
            const rlimit limit{megabytes << 20U, megabytes << 20U};
            ::setrlimit(RLIMIT_AS, &limit);
        });
        // Below that, there is no room for the program itself.
        if (ended.status == 127 || ended.signal == SIGKILL || ended.signal == SIGSEGV) {
            CHECK(megabytes < 64);
            continue;
        }
        bench.check_promises(ended, anything);
    }
}

TEST_CASE("a stack that overflows leaves nothing behind", "[faults]") {
    if (!possible()) return;
    const Folder inputs("inputs");
    std::size_t overflows = 0;
    for (const char* jobs : {"-j1", "-j3"}) {
        Bench bench({.options = {jobs}, .input = large_input(inputs), .output = "out.json", .named = true});
        for (rlim_t kilobytes = 16; kilobytes <= 256; kilobytes += 8) {
            CAPTURE(jobs, kilobytes);
            const Ended ended = bench.run("", [&] {
                const rlimit limit{kilobytes << 10U, kilobytes << 10U};
                ::setrlimit(RLIMIT_STACK, &limit);
            });
            overflows += ended.signal == SIGSEGV ? 1U : 0U;
            bench.check_folder(ended);
        }
    }
    CHECK(overflows > 0);
}

TEST_CASE("a folder that nobody may write to is told", "[faults]") {
    Folder folder("locked");
    const std::string output = folder.file("out.json");
    fs::permissions(folder.path, static_cast<fs::perms>(0555));
    const Ended ended = run_program({BIBCONV_BINARY, sample("publications.bib"), "-q", "-o", output}, [] {
        if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(126);  // root may write everywhere
    });
    fs::permissions(folder.path, fs::perms::owner_all);
    if (ended.status >= 126) {
        std::cout << "SKIPPED: nobody may run the command\n";
        return;
    }
    CHECK(ended.status == 3);
    CHECK(ended.errors == "bibconv: error: cannot write '" + output + "': Permission denied\n");
    CHECK(folder.count() == 0);
}
