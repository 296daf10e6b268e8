#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "bibconv/diagnostic.hpp"
#include "bibconv/progress.hpp"
#include "cli/command_line.hpp"
#include "cli/progress_text.hpp"

namespace bibconv::cli {

/// What decides whether there is a place for a progress line.
struct Surroundings {
    bool reads_terminal = false;   ///< the standard input is one: somebody types on it
    bool writes_terminal = false;  ///< the standard output is one
    bool tells_terminal = false;   ///< the standard error is one
    std::string terminal;          ///< the kind of it, TERM
};
[[nodiscard]] Surroundings surroundings();

/// Whether to show one. `total` bytes are to be read; 0: nobody knows.
[[nodiscard]] bool wants_progress(const CommandLine& command, std::uint64_t total, const Surroundings& around);

/// The last line of the terminal that is the standard error: how far a conversion has come. A thread of its own keeps
/// it up to date, so that it also lives while an input has nothing to say, and nothing has to wait for it.
class ProgressLine {
public:
    /// `progress` must live longer.
    explicit ProgressLine(const Progress& progress);
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    /// Erases it.
    ~ProgressLine();

    /// Erases it, until what is returned is gone: somebody else has something to write.
    [[nodiscard]] std::unique_lock<std::mutex> away();

private:
    void run();
    void draw();
    void erase();

    const Progress& progress_;
    ProgressText text_;
    std::mutex mutex_;  // of the terminal and of what follows
    std::condition_variable wake_;
    bool done_ = false;
    bool shown_ = false;
    std::thread thread_;  // the last: it uses all of them
};

/// Passes messages on while the line is away.
class AboveProgressLine : public DiagnosticSink {
public:
    AboveProgressLine(std::optional<ProgressLine>& line, DiagnosticSink& next) : line_(line), next_(next) {}
    void report(Diagnostic diagnostic) override;

private:
    std::optional<ProgressLine>& line_;
    DiagnosticSink& next_;
};

}  // namespace bibconv::cli
