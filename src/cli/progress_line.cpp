#include "cli/progress_line.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

#include "base/interruption.hpp"

namespace bibconv::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto interval = 200ms;
constexpr std::uint64_t small = 1'000'000;  // bytes: done before anybody would look
constexpr const char* erasure = "\r\x1b[K";

// One call, so that nothing comes between. A terminal that is gone is no reason to stop.
void write_out(std::string_view text) { static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size())); }

// One less than there are: in the last column a terminal may begin a new line.
std::size_t usable_columns() {
    constexpr std::size_t usual = 80;
    winsize size{};
    const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return (known ? size.ws_col : usual) - 1;
}

// Of a job behind another one nothing shall be seen.
bool in_background() {
    const pid_t foreground = ::tcgetpgrp(STDERR_FILENO);
    return foreground >= 0 && foreground != ::getpgrp();
}

}  // namespace

Surroundings surroundings() {
    const char* terminal = std::getenv("TERM");
    return {::isatty(STDIN_FILENO) == 1, ::isatty(STDOUT_FILENO) == 1, ::isatty(STDERR_FILENO) == 1,
            terminal == nullptr ? "" : terminal};
}

bool wants_progress(const CommandLine& command, std::uint64_t total, const Surroundings& around) {
    const bool refused = command.no_progress || command.verbosity == Verbosity::quiet;
    const bool able = around.tells_terminal && !around.terminal.empty() && around.terminal != "dumb";
    const bool typed = around.reads_terminal && std::ranges::find(command.inputs, "-") != command.inputs.end();
    const bool mixed = around.writes_terminal && command.output == "-";
    return able && !refused && !typed && !mixed && (total == 0 || total >= small);
}

ProgressLine::ProgressLine(const Progress& progress)
    : progress_(progress), text_(ProgressText::Clock::now()), thread_([this] { run(); }) {}

ProgressLine::~ProgressLine() {
    {
        const auto lock = away();
        done_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

std::unique_lock<std::mutex> ProgressLine::away() {
    std::unique_lock lock(mutex_);
    erase();
    return lock;
}

void ProgressLine::run() {
    const base::SignalsWait left_to_others;
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, interval, [this] { return done_; })) draw();
}

void ProgressLine::draw() {
    const std::string text = text_.at(ProgressText::Clock::now(), progress_, usable_columns());
    if (in_background()) {  // the line belongs to the shell by now
        shown_ = false;
        return base::say_when_interrupted(nullptr);
    }
    if (text.empty()) return erase();
    shown_ = true;
    base::say_when_interrupted(erasure);
    base::write_until_interrupted('\r' + text + "\x1b[K");
}

void ProgressLine::erase() {
    if (!std::exchange(shown_, false)) return;
    write_out(erasure);
    base::say_when_interrupted(nullptr);
}

void AboveProgressLine::report(Diagnostic diagnostic) {
    if (!line_) return next_.report(std::move(diagnostic));
    const auto lock = line_->away();
    next_.report(std::move(diagnostic));
}

}  // namespace bibconv::cli
