#include "app/intake.hpp"

#include <istream>
#include <utility>

#include "base/ordered_pipeline.hpp"

namespace bibconv::app {
namespace {

constexpr std::uint64_t few = 16;          // passages: fewer are done before threads have begun to help
constexpr unsigned most_threads = 256;     // whatever is asked for
constexpr std::size_t slots_a_thread = 2;  // one to work on, one to be delivered

// Delivers each item at once, for a reader that gives them out by itself.
class Immediately : public ItemSink {
public:
    Immediately(const Treatment& treatment, Delivery& delivery, std::size_t source)
        : delivery_(delivery), batch_{nullptr, source, {}, {}}, preparation_(treatment, batch_) {}

    void put(Item item) override {
        preparation_.put(std::move(item));
        delivery_.deliver(batch_);
        batch_.events.clear();
        batch_.losses = {};
    }

private:
    Delivery& delivery_;
    Batch batch_;
    Preparation preparation_;
};

void check(const Input& input) {
    if (input.stream.bad()) throw Failure("cannot read '" + input.name + "'");
}

}  // namespace

Intake::Intake(const std::vector<Input>& inputs, const Treatment& treatment, Delivery& delivery,
               DiagnosticSink& diagnostics)
    : inputs_(inputs), treatment_(treatment), delivery_(delivery), diagnostics_(diagnostics), empty_(inputs.size()) {}

void Intake::all() {
    while (next_ < inputs_.size()) is_cut(next_) ? read_passages() : read_whole(next_++);
}

ReadContext Intake::context_of(std::size_t input) {
    return {static_cast<std::uint32_t>(input), diagnostics_, treatment_.options, macros_, treatment_.bytes_only};
}

void Intake::read_whole(std::size_t i) {
    const Input& input = inputs_[i];
    empty_[i] = input.stream.peek() == std::istream::traits_type::eof();
    Immediately sink(treatment_, delivery_, i);
    if (!empty_[i]) input.format.read(input.stream, sink, context_of(i));
    check(input);
}

// Of all inputs up to one that cannot be cut.
void Intake::read_passages() {
    const unsigned jobs = treatment_.options.jobs;
    const unsigned threads = jobs == 0 ? base::available_cores() : std::min(jobs, most_threads);
    std::vector<Batch> batches(threads == 1 ? 1 : threads * slots_a_thread);
    const base::OrderedStages stages{[&](std::size_t slot) { return next_passage(batches[slot]); },
                                     [&](std::size_t slot) { prepare(batches[slot], treatment_); },
                                     [&](std::size_t slot) { delivery_.deliver(batches[slot]); }};
    while (bytes_ < few * treatment_.options.passage) {
        if (!stages.fill(0)) return;
        stages.work(0);
        stages.deliver(0);
    }
    base::run_in_order(stages, batches.size(), threads);
}

bool Intake::next_passage(Batch& batch) {
    while (cutter_ != nullptr || open_next()) {
        batch.passage = cutter_->next();
        if (batch.passage != nullptr) {
            batch.source = next_ - 1;
            bytes_ += batch.passage->size();
            return true;
        }
        check(inputs_[next_ - 1]);
        cutter_.reset();
    }
    return false;
}

bool Intake::open_next() {
    if (next_ == inputs_.size() || !is_cut(next_)) return false;
    const std::size_t i = next_++;
    empty_[i] = inputs_[i].stream.peek() == std::istream::traits_type::eof();
    cutter_ = inputs_[i].format.cut(inputs_[i].stream, context_of(i));
    return true;
}

}  // namespace bibconv::app
