#pragma once

#include <vector>

#include "app/batch.hpp"
#include "bibconv/format.hpp"
#include "transform/inheritance.hpp"
#include "transform/recasing.hpp"

namespace bibconv::app {

/// What is done with an item for which no other one is needed.
struct Treatment {
    const DraftingWriter& writer;
    const transform::Parents& parents;
    std::vector<bool> completed;  ///< of each input: whether its entries are given what they take over
    const Options& options;
    bool one_encoding = false;  ///< the bytes of some items are not copied, so that those of others must be UTF-8
    bool bytes_only = false;    ///< nobody looks at the fields of entries
};

/// Brings items up to their drafts, into a batch.
class Preparation : public ItemSink {
public:
    Preparation(const Treatment& treatment, Batch& batch);

    void put(Item item) override;
    /// Takes what is said meanwhile.
    [[nodiscard]] DiagnosticSink& diagnostics() noexcept { return log_; }

private:
    struct Log : DiagnosticSink {
        explicit Log(Batch& batch) : batch_(batch) {}
        void report(Diagnostic diagnostic) override { batch_.events.emplace_back(std::move(diagnostic)); }
        Batch& batch_;
    };
    struct Drafting : ItemSink {
        Drafting(const Treatment& treatment, Batch& batch, DiagnosticSink& log)
            : writer_(treatment.writer),
              one_encoding_(treatment.one_encoding),
              context_{log, batch.losses, treatment.options},
              batch_(batch) {}
        void put(Item item) override;
        const DraftingWriter& writer_;
        bool one_encoding_;
        WriteContext context_;
        Batch& batch_;
    };

    Batch& batch_;
    Log log_;
    Drafting drafting_;
    transform::Recasing recasing_;
    transform::Inheritance inheritance_;
    ItemSink* first_;
};

/// Reads the passage of a batch. Several may be at the same time.
void prepare(Batch& batch, const Treatment& treatment);

}  // namespace bibconv::app
