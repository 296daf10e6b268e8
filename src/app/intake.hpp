#pragma once

#include <cstdint>
#include <vector>

#include "app/delivery.hpp"
#include "app/preparation.hpp"

namespace bibconv::app {

/// Reads the inputs in order, treats their items, and delivers them. Passages of formats that can be cut are read and
/// treated by `Options::jobs` threads, once there is enough to do.
class Intake {
public:
    Intake(const std::vector<Input>& inputs, const Treatment& treatment, Delivery& delivery,
           DiagnosticSink& diagnostics);

    void all();
    [[nodiscard]] bool was_empty(std::size_t input) const { return empty_[input]; }

private:
    [[nodiscard]] bool is_cut(std::size_t input) const { return inputs_[input].format.cut != nullptr; }
    [[nodiscard]] ReadContext context_of(std::size_t input);
    void read_whole(std::size_t input);
    void read_passages();
    bool next_passage(Batch& batch);
    bool open_next();

    const std::vector<Input>& inputs_;
    Treatment treatment_;
    Delivery& delivery_;
    DiagnosticSink& diagnostics_;
    Definitions macros_;
    std::vector<bool> empty_;
    std::size_t next_ = 0;            // the input to be opened next
    std::unique_ptr<Cutter> cutter_;  // of the one before it
    std::uint64_t bytes_ = 0;         // that have been cut
};

}  // namespace bibconv::app
