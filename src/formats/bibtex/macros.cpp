#include "formats/bibtex/macros.hpp"

#include "model/months.hpp"
#include "text/ascii.hpp"
#include "text/latin1.hpp"

namespace bibconv::bibtex {
namespace {

// Ten lines of `@string{b = a # a # a}` could fill any memory. No text is so long, nor are there many long ones.
constexpr std::size_t longest_value = std::size_t{1} << 20U;
constexpr std::size_t long_piece = 4096;

}  // namespace

void Macros::resolve(RawItem& item, MacroValues& used) {
    for (RawField& field : item.fields) {
        resolve(field, used);
        if (item.kind != RawItem::Kind::string) continue;
        std::string value = expand(field.pieces, {});
        values_.insert_or_assign(lower_name(field.name), std::make_shared<const std::string>(std::move(value)));
    }
}

void Macros::resolve(RawField& field, MacroValues& used) {
    std::size_t length = 0;
    for (Piece& piece : field.pieces) {
        if (piece.kind == Piece::Kind::macro) resolve(piece, length, used);
        length += piece.text.size();
    }
}

// `length` is that of the value before it.
void Macros::resolve(Piece& macro, std::size_t length, MacroValues& used) {
    const std::string name = lower_name(macro.text);
    const auto found = values_.find(name);
    const std::string_view value =
        found != values_.end() ? std::string_view(*found->second) : model::month_of_macro(name);
    if (value.empty() && found == values_.end()) return;
    if (length + value.size() > longest_value || (value.size() > long_piece && value.size() > purse_)) {
        macro.kind = Piece::Kind::endless;
        return;
    }
    if (value.size() > long_piece) purse_ -= value.size();
    if (found != values_.end()) used.push_back(found->second);
    macro.kind = Piece::Kind::value;
    macro.text = value;
}

std::string expand(const Pieces& pieces, const MacroFault& fault) {
    std::string result;
    for (const Piece& piece : pieces) {
        if (piece.kind == Piece::Kind::value) {
            result += piece.text;
            continue;
        }
        const bool endless = piece.kind == Piece::Kind::endless;
        if (fault && piece.kind == Piece::Kind::macro) fault("bibtex.undefined-macro", "is not defined", piece);
        if (fault && endless) fault("bibtex.macro-too-long", "makes too long a text", piece);
        result += text::to_utf8(piece.text);
    }
    return result;
}

std::string lower_name(std::string_view name) { return text::ascii_lower(text::to_utf8(name)); }

}  // namespace bibconv::bibtex
