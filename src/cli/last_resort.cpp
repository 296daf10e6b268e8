#include "cli/last_resort.hpp"

#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <unistd.h>

#include "base/interruption.hpp"
#include "cli/command_line.hpp"
#include "text/memory.hpp"

namespace bibconv::cli {
namespace {

std::atomic<bool> ended_regularly = false;

[[noreturn]] void leave() noexcept {
    base::clean_up_interrupted();
    ::_exit(static_cast<int>(Status::bad_input));
}

// Libraries that give up end the process with a message and a status of theirs: OpenMP when it gets no thread.
extern "C" void at_exit() {
    if (!ended_regularly) leave();
}

// A file that is opened while one of the standard streams is closed would become that stream, and messages would be
// written into it. What is opened here instead refuses what the stream is for.
void occupy_standard_streams() noexcept {
    constexpr std::array<int, 3> useless = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int fd = 0; fd < 3; ++fd) {
        if (::fcntl(fd, F_GETFD) < 0) static_cast<void>(!::open("/dev/null", useless[static_cast<std::size_t>(fd)]));
    }
}

}  // namespace

void give_up_for_memory() noexcept {
    constexpr const char* message = "bibconv: error: out of memory\n";
    base::clean_up_interrupted();  // first, for it takes a progress line away
    static_cast<void>(!::write(STDERR_FILENO, message, std::strlen(message)));
    leave();
}

void prepare_for_the_worst() noexcept {
    static const base::SignalStack stack;
    std::set_new_handler(give_up_for_memory);
    text::let_icu_fail_like_new();
    static_cast<void>(std::atexit(at_exit));
    occupy_standard_streams();
}

int regular_end(int status) noexcept {
    ended_regularly = true;
    return status;
}

}  // namespace bibconv::cli
