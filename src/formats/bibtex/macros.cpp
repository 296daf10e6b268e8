#include "formats/bibtex/macros.hpp"

#include <algorithm>

#include "model/months.hpp"
#include "text/ascii.hpp"
#include "text/latin1.hpp"

namespace bibconv::bibtex {
namespace {

// Ten lines of `@string{b = a # a # a}` could fill any memory. No text is so long, nor are there many long ones.
constexpr std::size_t longest_value = std::size_t{1} << 20U;
constexpr std::size_t long_piece = 4096;
constexpr std::size_t most_in_item = 16 * longest_value;  // many fields that are not long are long together

constexpr std::size_t left(std::size_t room, std::size_t taken) noexcept { return room - std::min(room, taken); }

}  // namespace

void Macros::resolve(RawItem& item, MacroValues& used) {
    std::size_t length = 0;
    for (RawField& field : item.fields) {
        resolve(field, length, item.kind == RawItem::Kind::string, used);
        if (item.kind != RawItem::Kind::string) continue;
        std::string value = expand(field.pieces, {});
        values_.insert_or_assign(lower_name(field.name), std::make_shared<const std::string>(std::move(value)));
    }
}

void Macros::resolve(RawField& field, std::size_t& in_item, bool is_kept, MacroValues& used) {
    std::size_t length = 0;
    for (Piece& piece : field.pieces) {
        if (piece.kind == Piece::Kind::macro) {
            const std::size_t room = std::min(
                {left(longest_value, length), left(most_in_item, in_item), is_kept ? kept_purse_ : longest_value});
            resolve(piece, room, used);
            in_item += piece.text.size();
            if (is_kept) kept_purse_ = left(kept_purse_, piece.text.size());
        }
        length += piece.text.size();
    }
}

// Its value takes at most `room`.
void Macros::resolve(Piece& macro, std::size_t room, MacroValues& used) {
    const std::string name = lower_name(macro.text);
    const auto found = values_.find(name);
    const std::string_view value =
        found != values_.end() ? std::string_view(*found->second) : model::month_of_macro(name);
    if (value.empty() && found == values_.end()) return;
    if (value.size() > room || (value.size() > long_piece && value.size() > purse_)) {
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
