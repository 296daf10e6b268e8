#include "app/preparation.hpp"

#include <utility>

#include "text/unicode.hpp"

namespace bibconv::app {
namespace {

// An output has one encoding: the bytes of what is not UTF-8 are not copied.
void drop_foreign_bytes(Item& item) {
    const auto drop = [](Source& source) {
        if (!text::is_utf8(source.text)) source = {};
    };
    if (auto* entry = std::get_if<Entry>(&item)) drop(entry->source);
    if (auto* directive = std::get_if<Directive>(&item)) drop(directive->source);
}

}  // namespace

Preparation::Preparation(const Treatment& treatment, Batch& batch)
    : batch_(batch),
      log_(batch),
      drafting_(treatment, batch, log_),
      recasing_(drafting_, treatment.options.title_case),
      inheritance_(
          treatment.options.title_case == TitleCase::as_written ? static_cast<ItemSink&>(drafting_) : recasing_,
          treatment.parents),
      first_(&inheritance_) {
    if (treatment.completed[batch.source]) return;
    first_ = &recasing_;
    if (treatment.options.title_case == TitleCase::as_written) first_ = &drafting_;
}

void Preparation::put(Item item) {
    batch_.events.emplace_back(ItemRecord(item));
    first_->put(std::move(item));
}

void Preparation::Drafting::put(Item item) {
    if (one_encoding_) drop_foreign_bytes(item);
    batch_.events.emplace_back(writer_.draft(std::move(item), context_));
}

void prepare(Batch& batch, const Treatment& treatment) {
    batch.events.clear();
    batch.losses = {};
    Preparation preparation(treatment, batch);
    const std::unique_ptr<Passage> passage = std::move(batch.passage);
    passage->read(preparation, preparation.diagnostics());
}

}  // namespace bibconv::app
