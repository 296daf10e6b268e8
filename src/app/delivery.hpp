#pragma once

#include <vector>

#include "app/batch.hpp"
#include "base/passages.hpp"
#include "bibconv/format.hpp"
#include "bibconv/progress.hpp"

namespace bibconv::app {

/// Goes through batches in their order: what is said is told, items are counted, drafts become text.
class Delivery {
public:
    /// `inputs` gives the names of the sources for messages.
    Delivery(DraftingWriter& writer, const std::vector<Input>& inputs, DiagnosticSink& diagnostics, LossLedger& losses,
             Progress& progress)
        : writer_(writer),
          told_once_(diagnostics),
          losses_(losses),
          progress_(progress),
          census_(inputs, diagnostics) {}

    void deliver(Batch& batch);
    /// Behind the last batch; not when the conversion is given up.
    void finish();

    [[nodiscard]] const ItemCensus& census() const noexcept { return census_; }

private:
    void handle(Diagnostic& diagnostic) { told_once_.report(std::move(diagnostic)); }
    void handle(const ItemRecord& record);
    void handle(std::unique_ptr<Draft>& draft);
    void release();

    DraftingWriter& writer_;
    base::ToldOnce told_once_;
    LossLedger& losses_;
    Progress& progress_;
    ItemCensus census_;
    std::size_t source_ = 0;
    // Everything is held back until the first entry: a conversion that finds none may still be given up, and what has
    // gone into a pipe by then cannot be taken back.
    std::vector<std::unique_ptr<Draft>> held_;
    bool released_ = false;
};

}  // namespace bibconv::app
