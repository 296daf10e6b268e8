#pragma once

#include <array>
#include <csignal>
#include <cstddef>
#include <string_view>

namespace bibconv::base {

/// From now on, signals that end the process (SIGINT, SIGTERM, SIGPIPE and the like) remove the file at `path` before.
/// `path` must stay where it is until `keep_when_interrupted`. A signal that is ignored stays ignored.
void remove_when_interrupted(const char* path) noexcept;

/// Takes that back.
void keep_when_interrupted(const char* path) noexcept;

/// From now on, the same signals write this text, which must last for ever, to the standard error; null: nothing.
void say_when_interrupted(const char* text) noexcept;

/// Writes to the standard error output what the last words take back. It never stands behind them: once they are said,
/// nothing is written. Only one thread may do so, and only one that lets signals wait.
void write_until_interrupted(std::string_view text) noexcept;

/// Does what such a signal would have done before its end: for processes that have to end at once for another reason.
void clean_up_interrupted() noexcept;

/// While it lives, its thread handles signals on a stack of their own: one that has no room left is a signal as well.
class SignalStack {
public:
    SignalStack() noexcept;
    SignalStack(const SignalStack&) = delete;
    SignalStack& operator=(const SignalStack&) = delete;
    ~SignalStack();

private:
    std::array<char, std::size_t{1} << 15U> memory_;
    stack_t before_{};
};

/// While it lives, these signals wait, as far as this thread is concerned, which leaves them to others.
class SignalsWait {
public:
    SignalsWait() noexcept;
    SignalsWait(const SignalsWait&) = delete;
    SignalsWait& operator=(const SignalsWait&) = delete;
    ~SignalsWait();

private:
    sigset_t before_;
};

}  // namespace bibconv::base
