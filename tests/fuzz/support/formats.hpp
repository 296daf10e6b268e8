#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bibconv/format.hpp"
#include "support/conversion.hpp"
#include "support/items.hpp"

namespace bibconv::fuzz {

struct Reading {
    std::vector<Item> items;
    std::vector<Diagnostic> diagnostics;
};

[[nodiscard]] Reading read(const Format& format, std::istream& in, const Options& options = {});
[[nodiscard]] Reading read(const Format& format, const std::string& text, const Options& options = {});
struct Writing {
    std::string text;
    std::vector<Diagnostic> diagnostics;
    LossLedger losses;
};
[[nodiscard]] Writing write(const Format& format, const std::vector<Item>& items, const Options& options = {});

/// Whether something on a page was not fit to be published, and shown as text.
[[nodiscard]] bool tells_of_unsafe(const std::vector<Diagnostic>& diagnostics);

/// Whether a field was given twice: what repeats a date word by word is taken for it, one of them a round.
[[nodiscard]] bool tells_of_repeated(const std::vector<Diagnostic>& diagnostics);

/// Works, biblatex' @xdata included.
[[nodiscard]] std::size_t entries_in(const std::vector<Item>& items);

/// What every reader promises of any bytes, and its format's writer of what was read.
void check_reader(const Format& format, std::string_view text);

/// Whether values have CSL's shapes: those that were odd in CSL-JSON stay as they were.
enum class Shapes { any, csl };

/// What a text in a format promises to those who read it: UTF-8, JSON that parses, CSL's shapes.
void check_output(const Format& format, const std::string& text, Shapes shapes);

}  // namespace bibconv::fuzz
