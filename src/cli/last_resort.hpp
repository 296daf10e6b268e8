#pragma once

namespace bibconv::cli {

/// To be called before anything else happens. When there is no memory left, the process says so, removes what it has
/// half written, and ends with the exit status of a failure: what would go on could not even say what is wrong.
void prepare_for_the_worst() noexcept;

/// The end for want of memory.
[[noreturn]] void give_up_for_memory() noexcept;

/// What `main` returns, once everything is done: an end that comes from anywhere else is a failure.
[[nodiscard]] int regular_end(int status) noexcept;

}  // namespace bibconv::cli
