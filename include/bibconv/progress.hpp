#pragma once

#include <atomic>
#include <cstdint>

namespace bibconv {

/// How far a conversion has come. Other threads may look at it meanwhile.
struct Progress {
    enum class Stage : std::uint8_t {
        copying,     ///< an input that can be read but once, where it must be read twice
        searching,   ///< for entries that others take fields over from
        converting,  ///< entry by entry
        finishing,   ///< what the writer has held back
    };

    std::atomic<Stage> stage = Stage::converting;
    std::atomic<std::uint64_t> bytes = 0;    ///< read in this stage; whoever owns the streams of the inputs adds them
    std::atomic<std::uint64_t> total = 0;    ///< bytes of all inputs, as far as their owner knows; 0: unknown
    std::atomic<std::uint64_t> entries = 0;  ///< converted

    void begin(Stage next) noexcept {
        bytes = 0;
        stage = next;
    }
};

}  // namespace bibconv
