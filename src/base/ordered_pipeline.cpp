#include "base/ordered_pipeline.hpp"

#include <atomic>
#include <exception>
#include <omp.h>
#include <vector>

#include "base/interruption.hpp"

namespace bibconv::base {
namespace {

// Exceptions must not leave a task. Those of `work` wait for the turn of their slot.
class Run {
public:
    Run(const OrderedStages& stages, std::size_t slots) : stages_(stages), slots_(slots) {}

    void with(unsigned threads) {
        [[maybe_unused]] Slot* const slots = slots_.data();
        [[maybe_unused]] char order = 0;  // what is delivered waits for what was before
#pragma omp parallel num_threads(static_cast <int>(threads))
#pragma omp single
        for (std::size_t i = 0;; i = (i + 1) % slots_.size()) {
#pragma omp taskwait depend(inout : slots[i])
            if (stopped_ || !fill(i)) break;
#pragma omp task depend(out : slots[i]) firstprivate(i)
            work(i);
#pragma omp task depend(in : slots[i]) depend(inout : order) firstprivate(i)
            deliver(i);
        }
        const std::exception_ptr error = delivery_error_ != nullptr ? delivery_error_ : fill_error_;
        if (error != nullptr) std::rethrow_exception(error);
    }

private:
    struct Slot {
        std::exception_ptr error;  // of its work
    };

    bool fill(std::size_t i) noexcept {
        try {
            return stages_.fill(i);
        } catch (...) {
            fill_error_ = std::current_exception();
            return false;
        }
    }

    void work(std::size_t i) noexcept {
        thread_local const SignalStack stack;
        if (stopped_) return;
        try {
            stages_.work(i);
        } catch (...) {
            slots_[i].error = std::current_exception();
        }
    }

    void deliver(std::size_t i) noexcept {
        if (stopped_) return;
        try {
            if (slots_[i].error != nullptr) std::rethrow_exception(slots_[i].error);
            stages_.deliver(i);
        } catch (...) {
            delivery_error_ = std::current_exception();
            stopped_ = true;
        }
    }

    const OrderedStages& stages_;
    std::vector<Slot> slots_;
    std::exception_ptr fill_error_;
    std::exception_ptr delivery_error_;
    std::atomic<bool> stopped_ = false;  // something could not be delivered: nothing behind it matters
};

}  // namespace

void run_in_order(const OrderedStages& stages, std::size_t slots, unsigned threads) {
    if (threads > 1) return Run(stages, slots).with(threads);
    while (stages.fill(0)) {
        stages.work(0);
        stages.deliver(0);
    }
}

unsigned available_cores() noexcept { return static_cast<unsigned>(omp_get_num_procs()); }

}  // namespace bibconv::base
