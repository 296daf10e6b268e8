#pragma once

#include <memory>
#include <vector>

#include "base/spool.hpp"
#include "bibconv/convert.hpp"
#include "transform/inheritance.hpp"

namespace bibconv::app {

/// Reads the inputs once before they are converted, for the entries that others take fields over from: they may stand
/// behind those, and in another input. What is kept is these entries, and not the files.
class ParentSearch {
public:
    /// Inputs that cannot be read twice are copied into temporary files.
    ParentSearch(const std::vector<Input>& inputs, Progress& progress);

    /// The inputs, to be read from their beginnings.
    [[nodiscard]] const std::vector<Input>& inputs() const noexcept { return inputs_; }

    void find(transform::Parents& parents, DiagnosticSink& diagnostics, const Options& options);

private:
    Progress& progress_;
    std::vector<Input> inputs_;
    std::vector<std::unique_ptr<base::Spool>> spools_;
};

}  // namespace bibconv::app
