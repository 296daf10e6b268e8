#pragma once

#include <functional>
#include <string>
#include <vector>

namespace bibconv::test {

/// What became of a program.
struct Ended {
    std::string out;
    std::string errors;
    int status = -1;          ///< the exit status; -1: a signal ended it
    int signal = 0;           ///< which
    long peak_kilobytes = 0;  ///< the most memory it had
};

/// Runs a program to its end, without input. `prepare` runs in the new process before: limits, folder, environment.
[[nodiscard]] Ended run_program(const std::vector<std::string>& words, const std::function<void()>& prepare = {});

/// Whether this is built with AddressSanitizer, which must be the first library of a process and wants its own memory.
[[nodiscard]] constexpr bool has_address_sanitizer() {
#if defined(__SANITIZE_ADDRESS__)
    return true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    return true;
#else
    return false;
#endif
#else
    return false;
#endif
}

}  // namespace bibconv::test
