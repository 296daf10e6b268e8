#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/format.hpp"
#include "formats/bibtex/raw.hpp"

namespace bibconv::bibtex {

/// Keeps the values that an item uses, also when their macros are defined anew meanwhile.
using MacroValues = std::vector<std::shared_ptr<const std::string>>;

/// The abbreviations of a file: `@string`s, of the files before it too, and the months. Names know no case.
class Macros {
public:
    explicit Macros(Definitions& values) : values_(values) {}

    /// Puts the values of its macros into an item, and remembers what it defines.
    void resolve(RawItem& item, MacroValues& used);

private:
    void resolve(RawField& field, std::size_t& in_item, bool is_kept, MacroValues& used);
    void resolve(Piece& macro, std::size_t room, MacroValues& used);

    std::size_t purse_ = std::size_t{16} << 20U;       // of bytes that long macros may still fill
    std::size_t kept_purse_ = std::size_t{16} << 20U;  // of bytes that macros may fill with other macros
    Definitions& values_;
};

/// Told of a macro that could not be put in: an id, and what is wrong with it. Its name is taken instead.
using MacroFault = std::function<void(std::string_view id, std::string_view what, const Piece& piece)>;

/// The value of a concatenation of which the macros are resolved, in UTF-8.
[[nodiscard]] std::string expand(const Pieces& pieces, const MacroFault& fault);

/// ASCII letters in lower case: names of fields, macros and entry types.
[[nodiscard]] std::string lower_name(std::string_view name);

}  // namespace bibconv::bibtex
