#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "bibconv/progress.hpp"

namespace bibconv::cli {

/// Puts into words how far a conversion is:
///
///     bibconv: converting 193 of 569 MB (33 %), 45,210 entries/s, 0:12 left
class ProgressText {
public:
    using Clock = std::chrono::steady_clock;

    explicit ProgressText(Clock::time_point begin) : begin_(begin), last_look_(begin), stage_begin_(begin) {}

    /// What to say now, in at most `columns`; nothing in the first two seconds. To be asked again and again: it notes
    /// when a stage begins.
    [[nodiscard]] std::string at(Clock::time_point now, const Progress& progress, std::size_t columns);

private:
    Clock::time_point begin_;
    Clock::time_point last_look_;
    Clock::time_point stage_begin_;  // at the earliest
    Progress::Stage stage_ = Progress::Stage::copying;
};

}  // namespace bibconv::cli
