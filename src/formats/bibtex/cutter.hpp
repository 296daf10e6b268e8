#pragma once

#include <optional>
#include <vector>

#include "base/input_window.hpp"
#include "formats/bibtex/lexer.hpp"

namespace bibconv::bibtex {

/// Whole items that follow each other, and the bytes they are views of.
struct Run {
    base::Excerpt text;
    std::vector<RawItem> items;
};

/// Cuts a .bib where items end. Memory is a window of the file: an item that is larger than allowed is passed over.
class RunCutter {
public:
    struct Limits {
        std::size_t run = std::size_t{1} << 16U;    ///< bytes that are looked at together
        std::size_t item = std::size_t{16} << 20U;  ///< bytes of the largest item
    };

    RunCutter(std::istream& in, std::uint32_t source, Limits limits)
        : window_(in, source, limits.run), largest_item_(limits.item) {}

    /// The next run; nothing at the end of the file.
    [[nodiscard]] std::optional<Run> next();

private:
    [[nodiscard]] std::vector<RawItem> lex(std::size_t& length);
    [[nodiscard]] Run give_up();
    void skip_item();

    base::InputWindow window_;
    std::size_t largest_item_;
    Patience patience_;
    bool complete_ = false;  // the window reaches to the end of the file
    bool skipping_ = false;  // the window begins in an item that is too large
};

}  // namespace bibconv::bibtex
