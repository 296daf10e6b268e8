#include "base/output_file.hpp"

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <grp.h>
#include <iostream>
#include <iterator>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#if __has_include(<sys/xattr.h>) && defined(__linux__)
#include <sys/xattr.h>
#endif

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

namespace {

// Replaces a file as somebody who owns nothing; false where we cannot become that.
bool replace_as_nobody(const std::string& path) {
    constexpr uid_t nobody = 65534;
    const pid_t child = ::fork();
    if (child == 0) {
        if (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0) ::_exit(1);
        OutputFile output(path);
        output.stream() << "new";
        output.commit();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status == 0;
}

}  // namespace

TEST_CASE("the owner of a replaced file is kept", "[output]") {
    const Folder folder;
    put(folder.file("a"), "old");
    if (::chown(folder.file("a").c_str(), 65534, 65534) != 0) {
        std::cout << "SKIPPED: only root can give files away\n";
        return;
    }
    REQUIRE(::chmod(folder.file("a").c_str(), 04751) == 0);
    OutputFile output(folder.file("a"));
    output.stream() << "new";
    output.commit();
    struct stat status {};
    REQUIRE(::stat(folder.file("a").c_str(), &status) == 0);
    CHECK(status.st_uid == 65534);
    CHECK(status.st_gid == 65534);
    CHECK((status.st_mode & 07777U) == 04751);
}

TEST_CASE("who cannot keep the group gives it no more than everybody has", "[output]") {
    const Folder folder;
    fs::permissions(folder.path, fs::perms::all);
    put(folder.file("a"), "old");
    fs::permissions(folder.file("a"), static_cast<fs::perms>(0676));
    if (!replace_as_nobody(folder.file("a"))) {
        std::cout << "SKIPPED: only root can become somebody else\n";
        return;
    }
    CHECK(content(folder.file("a")) == "new");
    CHECK(fs::status(folder.file("a")).permissions() == static_cast<fs::perms>(0666));
}

#if __has_include(<sys/xattr.h>) && defined(__linux__)
TEST_CASE("attributes of a replaced file are kept", "[output]") {
    const Folder folder;
    put(folder.file("a"), "old");
    const std::string path = folder.file("a");
    const char* const name = ::geteuid() == 0 ? "trusted.note" : "user.note";
    if (::setxattr(path.c_str(), name, "mine", 4, 0) != 0) {
        std::cout << "SKIPPED: no attributes in " << folder.path << '\n';
        return;
    }
    OutputFile output(path);
    output.stream() << "new";
    output.commit();
    std::string value(8, ' ');
    const ssize_t size = ::getxattr(path.c_str(), name, value.data(), value.size());
    CHECK(size == 4);
    CHECK(value.starts_with("mine"));
}

TEST_CASE("a new file has the mode and the access that its folder gives", "[output]") {
    const bibconv::test::Folder folder("access");
    // acl(5): version 2, then tag, permissions and id of each entry. Others may nothing, user 1234 may write.
    struct Entry {
        std::uint16_t tag, permissions;
        std::uint32_t id = 0xFFFFFFFF;
    };
    struct {
        std::uint32_t version = 2;
        Entry entries[5] = {{0x01, 6}, {0x02, 7, 1234}, {0x04, 4}, {0x10, 7}, {0x20, 0}};
    } const access;
    if (::setxattr(folder.path.c_str(), "system.posix_acl_default", &access, sizeof access, 0) != 0) {
        std::cout << "SKIPPED: the file system has no access control lists\n";
        return;
    }
    const auto said_of = [&](const std::string& path) {
        struct stat status {};
        REQUIRE(::stat(path.c_str(), &status) == 0);
        std::string list(1024, '\0');
        list.resize(static_cast<std::size_t>(
            std::max<ssize_t>(::getxattr(path.c_str(), "system.posix_acl_access", list.data(), list.size()), 0)));
        return std::to_string(status.st_mode) + ' ' + list;
    };
    std::ofstream(folder.file("usual")) << "x";
    OutputFile file(folder.file("ours"));
    file.stream() << "x";
    file.commit();
    CHECK(said_of(folder.file("ours")) == said_of(folder.file("usual")));

    // One that was there before, for its owner alone, does not take over what the folder gives.
    REQUIRE(::removexattr(folder.file("usual").c_str(), "system.posix_acl_access") == 0);
    fs::permissions(folder.file("usual"), fs::perms::owner_read | fs::perms::owner_write);
    const std::string before = said_of(folder.file("usual"));
    OutputFile again(folder.file("usual"));
    again.stream() << "y";
    again.commit();
    CHECK(said_of(folder.file("usual")) == before);
}
#endif

TEST_CASE("an interrupted process leaves nothing behind", "[output]") {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGUSR1, SIGXFSZ, SIGABRT, SIGSEGV}) {
        const Folder folder;
        put(folder.file("a"), "old");
        const pid_t child = ::fork();
        if (child == 0) {
            // The test framework's own handlers must not see it.
            std::signal(signal, SIG_DFL);
            const rlimit no_core{0, 0};
            ::setrlimit(RLIMIT_CORE, &no_core);
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
