#pragma once

#include <csignal>

namespace bibconv::base {

/// From now on, signals that end the process (SIGINT, SIGTERM, SIGPIPE and the like) remove the file at `path` before.
/// `path` must stay where it is until `keep_when_interrupted`. A signal that is ignored stays ignored.
void remove_when_interrupted(const char* path) noexcept;

/// Takes that back.
void keep_when_interrupted(const char* path) noexcept;

/// From now on, the same signals write this text, which must last for ever, to the standard error; null: nothing.
void say_when_interrupted(const char* text) noexcept;

/// Does what such a signal would have done before its end: for processes that have to end at once for another reason.
void clean_up_interrupted() noexcept;

/// While it lives, these signals wait, as far as this thread is concerned: between making a file and saying that it is
/// to be removed.
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
