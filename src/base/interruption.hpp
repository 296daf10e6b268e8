#pragma once

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
/// nothing is written. Only one thread may do so, and only one that leaves signals to others.
void write_until_interrupted(std::string_view text) noexcept;

/// From now on signals are handled by other threads than this one.
void leave_signals_to_others() noexcept;

}  // namespace bibconv::base
