#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace bibconv::test {

/// A program whose standard error, and what controls it, is a terminal of ours; its input comes from us.
class OnTerminal {
public:
    /// `kind` is the terminal's TERM.
    OnTerminal(const std::vector<std::string>& words, const std::string& kind);
    OnTerminal(const OnTerminal&) = delete;
    OnTerminal& operator=(const OnTerminal&) = delete;
    ~OnTerminal();

    /// Whether this machine has terminals to give; if not, says that the test is skipped.
    [[nodiscard]] static bool possible();

    void feed(const std::string& text);
    /// Waits until the terminal has been told this; false when that does not happen within a minute.
    [[nodiscard]] bool says(const std::string& text);
    /// As from the keyboard.
    void type(char c);
    /// Ends the input, waits for the program to end, and returns what `waitpid` says.
    int finish();
    /// The same while its input goes on.
    int wait();

    /// Everything the terminal was told so far.
    [[nodiscard]] const std::string& told() const noexcept { return told_; }
    /// What somebody in front of it sees now: its lines, without white space at their ends.
    [[nodiscard]] std::string screen() const;

private:
    bool listen();

    int terminal_ = -1;
    int input_ = -1;
    pid_t child_ = -1;
    std::string told_;
};

}  // namespace bibconv::test
