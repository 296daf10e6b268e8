#include "base/output_file.hpp"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#include "support/catch.hpp"
#include "support/folder.hpp"

namespace fs = std::filesystem;
using bibconv::base::OutputFile;
using bibconv::test::Folder;

namespace {

std::string content(const std::string& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put(const std::string& path, const char* text) { std::ofstream(path) << text; }

}  // namespace

TEST_CASE("a file appears when it is whole", "[output]") {
    const Folder folder;
    OutputFile output(folder.file("a"));
    output.stream() << "new";
    CHECK_FALSE(fs::exists(folder.file("a")));
    output.commit();
    CHECK(content(folder.file("a")) == "new");
    CHECK(folder.count() == 1);
}

TEST_CASE("what was there stays when the new file is given up", "[output]") {
    const Folder folder;
    put(folder.file("a"), "old");
    {
        OutputFile output(folder.file("a"));
        output.stream() << std::string(1 << 20, 'x');
    }
    CHECK(content(folder.file("a")) == "old");
    CHECK(folder.count() == 1);
}

TEST_CASE("mode and links of a replaced file are kept", "[output]") {
    const Folder folder;
    put(folder.file("real"), "old");
    fs::permissions(folder.file("real"), fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("real", folder.path / "link");
    fs::create_symlink("nowhere", folder.path / "dangling");
    for (const char* name : {"link", "dangling"}) {
        OutputFile output(folder.file(name));
        output.stream() << "new";
        output.commit();
    }
    CHECK(fs::is_symlink(folder.path / "link"));
    CHECK(content(folder.file("real")) == "new");
    CHECK(fs::status(folder.file("real")).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(content(folder.file("nowhere")) == "new");
}

TEST_CASE("a place that cannot be written to is told at once", "[output]") {
    const Folder folder;
    CHECK_THROWS_AS(OutputFile(folder.file("no/such/folder")), std::system_error);
    CHECK_THROWS_AS(OutputFile(folder.path.string()), std::system_error);
    fs::create_symlink("loop", folder.path / "loop");
    CHECK_THROWS_AS(OutputFile(folder.file("loop")), std::system_error);
}

TEST_CASE("a full disk is an error", "[output]") {
    OutputFile output("/dev/full");
    CHECK_THROWS_AS((output.stream() << "x", output.commit()), std::system_error);
}

TEST_CASE("an interrupted process leaves nothing behind", "[output]") {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        const Folder folder;
        put(folder.file("a"), "old");
        const pid_t child = ::fork();
        if (child == 0) {
            // The test framework's own handlers must not see it.
            std::signal(signal, SIG_DFL);
            OutputFile output(folder.file("a"));
            output.stream() << "half" << std::flush;
            ::raise(signal);
            ::_exit(0);
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);
        CHECK(content(folder.file("a")) == "old");
        CHECK(folder.count() == 1);
    }
}
