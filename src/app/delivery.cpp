#include "app/delivery.hpp"

#include <utility>

namespace bibconv::app {

void Delivery::deliver(Batch& batch) {
    source_ = batch.source;
    losses_.add(batch.losses);
    for (Batch::Event& event : batch.events) std::visit([this](auto& one) { handle(one); }, event);
    progress_.entries.store(census_.counts().entries, std::memory_order_relaxed);
}

void Delivery::finish() {
    release();
    writer_.finish();
}

void Delivery::handle(const ItemRecord& record) {
    census_.count(record, source_);
    if (record.is_entry()) release();
}

void Delivery::handle(std::unique_ptr<Draft>& draft) {
    if (!released_) return held_.push_back(std::move(draft));
    writer_.put(*draft);
}

void Delivery::release() {
    if (std::exchange(released_, true)) return;
    for (const std::unique_ptr<Draft>& draft : held_) writer_.put(*draft);
    held_.clear();
}

}  // namespace bibconv::app
