#include "cli/terminal.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <iostream>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace bibconv::test {
namespace {

constexpr auto patience = std::chrono::minutes(1);
constexpr int moment = 100;  // milliseconds

int open_terminal() {
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0) return terminal;
    if (terminal >= 0) ::close(terminal);
    return -1;
}

[[noreturn]] void become(const std::vector<std::string>& words, int input, const char* terminal_path) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) std::signal(signal, SIG_DFL);
    ::setsid();
    const int terminal = ::open(terminal_path, O_RDWR);
    const int nowhere = ::open("/dev/null", O_WRONLY);
    if (terminal < 0 || nowhere < 0 || ::ioctl(terminal, TIOCSCTTY, 0) != 0) ::_exit(126);
    ::dup2(input, STDIN_FILENO);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(terminal, STDERR_FILENO);
    ::close(terminal);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
}

}  // namespace

bool OnTerminal::possible() {
    const int terminal = open_terminal();
    if (terminal < 0) std::cout << "SKIPPED: there are no pseudo-terminals here\n";
    if (terminal >= 0) ::close(terminal);
    return terminal >= 0;
}

OnTerminal::OnTerminal(const std::vector<std::string>& words, const std::string& kind) : terminal_(open_terminal()) {
    std::signal(SIGPIPE, SIG_IGN);  // a program that ends early shall fail the test, not end it
    int input[2] = {-1, -1};
    if (terminal_ < 0 || ::pipe2(input, O_CLOEXEC) != 0) throw std::runtime_error("no terminal");
    const std::string path = ::ptsname(terminal_);
    ::setenv("TERM", kind.c_str(), 1);
    child_ = ::fork();
    if (child_ == 0) become(words, input[0], path.c_str());
    ::close(input[0]);
    input_ = input[1];
}

OnTerminal::~OnTerminal() {
    if (child_ > 0) {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    if (input_ >= 0) ::close(input_);
    if (terminal_ >= 0) ::close(terminal_);
}

void OnTerminal::feed(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const ssize_t written = ::write(input_, text.data() + at, text.size() - at);
        if (written < 0) return;
        at += static_cast<std::size_t>(written);
    }
}

// False when nobody can say anything any more.
bool OnTerminal::listen() {
    pollfd ready{terminal_, POLLIN, 0};
    if (::poll(&ready, 1, moment) == 0) return true;
    char buffer[4096];
    const ssize_t got = ::read(terminal_, buffer, sizeof buffer);
    if (got > 0) told_.append(buffer, static_cast<std::size_t>(got));
    return got > 0;
}

bool OnTerminal::says(const std::string& text) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (told_.find(text) == std::string::npos && std::chrono::steady_clock::now() < end) {
        // Until the program has opened its terminal, nobody has.
        if (!listen()) ::usleep(moment * 1000);
    }
    return told_.find(text) != std::string::npos;
}

void OnTerminal::type(char c) { static_cast<void>(!::write(terminal_, &c, 1)); }

int OnTerminal::finish() {
    ::close(std::exchange(input_, -1));
    return wait();
}

int OnTerminal::wait() {
    int status = 0;
    while (::waitpid(child_, &status, WNOHANG) == 0) listen();
    child_ = -1;
    while (listen()) {
    }
    return status;
}

// What of a terminal bibconv makes use of.
std::string OnTerminal::screen() const {
    constexpr std::string_view erase_rest = "\x1b[K";
    std::string lines;
    std::string line;
    std::size_t column = 0;
    const auto end_line = [&] {
        lines += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
        line.clear();
        column = 0;
    };
    for (std::size_t i = 0; i < told_.size(); ++i) {
        if (told_.compare(i, erase_rest.size(), erase_rest) == 0) {
            line.resize(column);
            i += erase_rest.size() - 1;
        } else if (told_[i] == '\r') {
            column = 0;
        } else if (told_[i] == '\n') {
            end_line();
        } else {
            if (line.size() <= column) line.resize(column + 1, ' ');
            line[column++] = told_[i];
        }
    }
    if (!line.empty()) end_line();
    return lines;
}

}  // namespace bibconv::test
