#pragma once

namespace bibconv::base {

/// From now on, signals that end the process (SIGINT, SIGTERM, SIGPIPE and the like) remove the file at `path` before.
/// `path` must stay where it is until `keep_when_interrupted`. A signal that is ignored stays ignored.
void remove_when_interrupted(const char* path) noexcept;

/// Takes that back.
void keep_when_interrupted(const char* path) noexcept;

/// From now on, the same signals write this text, which must last for ever, to the standard error; null: nothing.
void say_when_interrupted(const char* text) noexcept;

}  // namespace bibconv::base
