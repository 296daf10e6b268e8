#include "formats/bibtex/macros.hpp"

#include "formats/bibtex/encoding.hpp"
#include "formats/bibtex/months.hpp"

namespace bibconv::bibtex {

void Macros::define(std::string_view name, std::string value) {
    values_.insert_or_assign(lower_name(name), std::move(value));
}

std::string Macros::expand(const std::vector<Piece>& pieces, const Undefined& undefined) const {
    std::string result;
    for (const Piece& piece : pieces) result += value_of(piece, undefined);
    return result;
}

std::string Macros::value_of(const Piece& piece, const Undefined& undefined) const {
    if (piece.kind != Piece::Kind::macro) return to_utf8(piece.text);
    const std::string name = lower_name(piece.text);
    if (const auto found = values_.find(name); found != values_.end()) return found->second;
    if (const std::string_view month = month_of_macro(name); !month.empty()) return std::string(month);
    undefined(piece);
    return to_utf8(piece.text);
}

std::string lower_name(std::string_view name) {
    std::string result = to_utf8(name);
    for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return result;
}

}  // namespace bibconv::bibtex
