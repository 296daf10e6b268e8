#include "formats/bibtex/macros.hpp"

#include "formats/bibtex/encoding.hpp"
#include "formats/bibtex/months.hpp"
#include "text/ascii.hpp"

namespace bibconv::bibtex {
namespace {

// Ten lines of `@string{b = a # a # a}` could fill any memory. No text is so long, nor are there many long ones.
constexpr std::size_t longest_value = std::size_t{1} << 20U;
constexpr std::size_t long_piece = 4096;

}  // namespace

void Macros::define(std::string_view name, std::string value) {
    values_.insert_or_assign(lower_name(name), std::move(value));
}

std::string Macros::expand(const std::vector<Piece>& pieces, const Fault& fault) {
    std::string result;
    for (const Piece& piece : pieces) {
        if (piece.kind == Piece::Kind::macro)
            append_macro(result, piece, fault);
        else
            result += to_utf8(piece.text);
    }
    return result;
}

void Macros::append_macro(std::string& result, const Piece& piece, const Fault& fault) {
    const std::string name = lower_name(piece.text);
    const auto found = values_.find(name);
    const std::string_view value = found != values_.end() ? std::string_view(found->second) : month_of_macro(name);
    if (value.empty() && found == values_.end()) {
        fault("bibtex.undefined-macro", "is not defined", piece);
        result += to_utf8(piece.text);
    } else if (result.size() + value.size() > longest_value || (value.size() > long_piece && value.size() > purse_)) {
        fault("bibtex.macro-too-long", "makes too long a text", piece);
        result += to_utf8(piece.text);
    } else {
        if (value.size() > long_piece) purse_ -= value.size();
        result += value;
    }
}

std::string lower_name(std::string_view name) { return text::ascii_lower(to_utf8(name)); }

}  // namespace bibconv::bibtex
