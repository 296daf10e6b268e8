#pragma once

#include <cstddef>
#include <functional>

namespace bibconv::base {

/// Work in three stages on what lies in slots: the first and the last one go slot by slot, 0, 1, … and again 0, the
/// one between them on several slots at the same time.
struct OrderedStages {
    std::function<bool(std::size_t slot)> fill;  ///< puts the next piece of work into it; false: there is none
    std::function<void(std::size_t slot)> work;
    std::function<void(std::size_t slot)> deliver;  ///< in the order in which they were filled
};

/// Runs until nothing is left, with so many threads (one: this one) and slots. An exception is thrown again
/// here: one of `fill` once all that was filled before is delivered; one of `work` or `deliver` in its turn, after
/// which nothing is filled, worked on or delivered.
///
/// The threads are OpenMP's. libgomp comes with GCC and can be linked statically, which costs a start of the process a
/// tenth of a millisecond; oneTBB, which in Debian is a shared library with a C++ library of its own, costs more than
/// one.
void run_in_order(const OrderedStages& stages, std::size_t slots, unsigned threads);

/// How many cores this process may use.
[[nodiscard]] unsigned available_cores() noexcept;

}  // namespace bibconv::base
