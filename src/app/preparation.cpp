#include "app/preparation.hpp"

#include <utility>

namespace bibconv::app {
namespace {

const transform::Parents nobody;

}  // namespace

Preparation::Preparation(const Treatment& treatment, Batch& batch)
    : batch_(batch),
      log_(batch),
      drafting_(treatment, batch, log_),
      recasing_(drafting_, treatment.options.title_case),
      inheritance_(
          treatment.options.title_case == TitleCase::as_written ? static_cast<ItemSink&>(drafting_) : recasing_,
          treatment.parents == nullptr ? nobody : *treatment.parents),
      first_(&inheritance_) {
    if (treatment.parents != nullptr) return;
    first_ = &recasing_;
    if (treatment.options.title_case == TitleCase::as_written) first_ = &drafting_;
}

void Preparation::put(Item item) {
    batch_.events.emplace_back(ItemRecord(item));
    first_->put(std::move(item));
}

void prepare(Batch& batch, const Treatment& treatment) {
    batch.events.clear();
    batch.losses = {};
    Preparation preparation(treatment, batch);
    const std::unique_ptr<Passage> passage = std::move(batch.passage);
    passage->read(preparation, preparation.diagnostics());
}

}  // namespace bibconv::app
