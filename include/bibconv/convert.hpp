#pragma once

#include <iosfwd>
#include <stdexcept>
#include <string>
#include <vector>

#include "bibconv/format.hpp"
#include "bibconv/progress.hpp"

namespace bibconv {

/// A circumstance that stops a conversion: no such file, no such style, a disk that is full.
/// Malformed data is never thrown; it is reported to the DiagnosticSink.
class Failure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// An option that cannot be followed: a style that does not exist or is no style.
class OptionFailure : public Failure {
public:
    using Failure::Failure;
};

struct Input {
    std::istream& stream;
    std::string name;      ///< for messages
    const Format& format;  ///< must be readable
};

struct Counts {
    std::size_t entries = 0;  ///< works: biblatex' @xdata is none
    std::size_t items = 0;    ///< everything, entries included
};

/// Reads the inputs in order into one writer of `target`, which must be writable. An input whose entries may take
/// fields over from others is read twice where its stream can go back, and through a temporary file where it cannot;
/// streams that throw at their end (`exceptions(failbit)`) are not for this. Nothing is written when nothing but
/// mistakes was found
/// (`input.no-entries`). Throws Failure, and std::system_error where the system says why reading or writing fails.
/// Losses are counted in `losses`, not reported as diagnostics; `progress`, if any, is kept up to date.
Counts convert(const std::vector<Input>& inputs, const Format& target, std::ostream& out, DiagnosticSink& diagnostics,
               LossLedger& losses, const Options& options = {}, Progress* progress = nullptr);

/// Copies an input, the format of which must be able to `split`, into so many parts of about the same size. Converted
/// one by one and put together, they are what the whole input is. Throws Failure, and std::system_error as above.
void split(const Input& input, std::size_t parts, const PartOutputs& outputs, const Options& options = {});

}  // namespace bibconv
