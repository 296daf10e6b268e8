#include "support/process.hpp"

#include <array>
#include <cstdio>
#include <fcntl.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bibconv::test {
namespace {

// A file without a name that a program writes to.
class Caught {
public:
    Caught() : file_(std::tmpfile()) {
        if (file_ == nullptr) throw std::runtime_error("cannot make a temporary file");
    }
    Caught(const Caught&) = delete;
    Caught& operator=(const Caught&) = delete;
    ~Caught() { static_cast<void>(std::fclose(file_)); }

    [[nodiscard]] int descriptor() const { return ::fileno(file_); }
    [[nodiscard]] std::string content() const {
        std::string all;
        std::array<char, 4096> piece{};
        std::rewind(file_);
        while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), file_)) all.append(piece.data(), got);
        return all;
    }

private:
    std::FILE* file_;
};

[[noreturn]] void become(const std::vector<std::string>& words, const std::function<void()>& prepare) {
    std::vector<char*> argv;
    for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    if (prepare) prepare();
    ::execvp(argv.front(), argv.data());
    ::_exit(127);
}

}  // namespace

Ended run_program(const std::vector<std::string>& words, const std::function<void()>& prepare) {
    const Caught out;
    const Caught errors;
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("cannot fork");
    if (child == 0) {
        ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
        ::dup2(out.descriptor(), STDOUT_FILENO);
        ::dup2(errors.descriptor(), STDERR_FILENO);
        become(words, prepare);
    }
    int status = 0;
    rusage usage{};
    if (::wait4(child, &status, 0, &usage) != child) throw std::runtime_error("cannot wait");
    Ended ended{out.content(), errors.content(), -1, 0, usage.ru_maxrss};
    if (WIFEXITED(status)) ended.status = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
    return ended;
}

}  // namespace bibconv::test
