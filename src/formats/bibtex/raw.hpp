#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bibconv/diagnostic.hpp"

// What the lexer finds: views into the input window, with their places in it. Nothing is decoded here.
namespace bibconv::bibtex {

struct Place {
    std::size_t begin = 0;
    std::size_t length = 0;
};

/// One operand of a `#` concatenation.
struct Piece {
    enum class Kind {
        braces,
        quotes,
        number,
        macro,    ///< `text` is a name, which nobody has looked up or which has no value
        value,    ///< of a macro, in UTF-8
        endless,  ///< `text` is the name of a macro that makes too long a text
    };
    Kind kind = Kind::braces;
    std::string_view text;  ///< without its delimiters
    Place place;            ///< with them
};

/// The operands of a value: nearly always one, which takes no memory of its own.
class Pieces {
public:
    void push_back(const Piece& piece) {
        if (size() == 1) many_.push_back(one_);
        if (empty()) {
            one_ = piece;
        } else {
            many_.push_back(piece);
        }
        ++size_;
    }

    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] Piece* begin() noexcept { return size_ > 1 ? many_.data() : &one_; }
    [[nodiscard]] Piece* end() noexcept { return begin() + size_; }
    [[nodiscard]] const Piece* begin() const noexcept { return size_ > 1 ? many_.data() : &one_; }
    [[nodiscard]] const Piece* end() const noexcept { return begin() + size_; }
    [[nodiscard]] const Piece& front() const noexcept { return *begin(); }
    [[nodiscard]] Piece& back() noexcept { return *(end() - 1); }

private:
    std::size_t size_ = 0;
    Piece one_;
    std::vector<Piece> many_;
};

struct RawField {
    std::string_view name;  ///< as written
    Pieces pieces;
    Place place;  ///< from the name to the end of the value
};

/// A fault, to be reported when the item is accepted.
struct Fault {
    Severity severity = Severity::error;
    std::string_view id;
    std::string message;
    Place place;
};

struct RawItem {
    enum class Kind {
        text,      ///< what is not an item, up to the next one
        entry,     ///< `@article{key, …}`
        string,    ///< `@string{name = value, …}`: a field for each definition
        preamble,  ///< `@preamble{value}`: one field without a name
        comment,   ///< `@comment{…}`: `body`
        broken,    ///< an item that has no end, up to where reading can go on
        skipped,   ///< an item that is too large, of which only the beginning is here
    };
    Kind kind = Kind::text;
    std::size_t length = 0;  ///< bytes of the whole item, from the beginning of the view
    std::string_view word;   ///< behind the @, as written
    std::string_view key;
    std::string_view body;
    std::vector<RawField> fields;
    std::vector<std::string_view> unread;  ///< what stands between the fields of an entry and is none
    std::vector<Fault> faults;
    bool cut_off = false;          ///< the end of the view came before that of the item
    std::size_t looked_ahead = 0;  ///< bytes behind the item that were looked at in vain
    bool borrowed = false;         ///< it belongs to another part of a file that was split
};

}  // namespace bibconv::bibtex
