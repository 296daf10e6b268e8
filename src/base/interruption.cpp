#include "base/interruption.hpp"

#include <atomic>
#include <csignal>
#include <cstring>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

namespace bibconv::base {
namespace {

using Slot = std::atomic<const char*>;
static_assert(Slot::is_always_lock_free, "a signal handler may only touch what needs no lock");

// All that end a process if nobody listens, save SIGKILL, which nobody can hear. The second line is our own mistakes.
constexpr auto signals = std::to_array<int>({SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT, SIGXCPU, SIGXFSZ, SIGALRM,
                                             SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2,  //
                                             SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE});
std::array<Slot, 8> slots;  // more files than one process of ours has open; one too many is just not removed

Slot last_words;
std::atomic<bool> interrupted, writing;

// A terminal that takes nothing any more is not waited for.
void wait_for_writer() {
    constexpr int patience = 100;  // milliseconds
    for (int i = 0; i < patience && writing; ++i) ::poll(nullptr, 0, 1);
}

extern "C" void clean_up(int signal) {
    clean_up_interrupted();
    // The handler was installed with SA_RESETHAND: now the signal does what it does by default.
    ::raise(signal);
}

void install_handlers() noexcept {
    struct sigaction action {};
    action.sa_handler = clean_up;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_ONSTACK);
    for (const int signal : signals) {
        struct sigaction before {};
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_DFL)
            ::sigaction(signal, &action, nullptr);
    }
}

// Puts `to` into the first slot that holds `from`.
void exchange(const char* from, const char* to) noexcept {
    for (Slot& slot : slots) {
        const char* expected = from;
        if (slot.compare_exchange_strong(expected, to)) return;
    }
}

}  // namespace

void remove_when_interrupted(const char* path) noexcept {
    exchange(nullptr, path);
    install_handlers();
}

void keep_when_interrupted(const char* path) noexcept { exchange(path, nullptr); }

void clean_up_interrupted() noexcept {
    for (Slot& slot : slots) {
        if (const char* path = slot.exchange(nullptr); path != nullptr) ::unlink(path);
    }
    interrupted = true;
    wait_for_writer();
    if (const char* text = last_words.exchange(nullptr); text != nullptr)
        static_cast<void>(!::write(STDERR_FILENO, text, std::strlen(text)));
}

SignalStack::SignalStack() noexcept {
    stack_t stack{};
    stack.ss_sp = memory_.data();
    stack.ss_size = memory_.size();
    ::sigaltstack(&stack, &before_);
}

SignalStack::~SignalStack() { ::sigaltstack(&before_, nullptr); }

SignalsWait::SignalsWait() noexcept {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before_);
}

SignalsWait::~SignalsWait() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

void say_when_interrupted(const char* text) noexcept {
    last_words = text;
    if (text != nullptr) install_handlers();
}

void write_until_interrupted(std::string_view text) noexcept {
    writing = true;
    if (!interrupted) static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size()));
    writing = false;
}

}  // namespace bibconv::base
