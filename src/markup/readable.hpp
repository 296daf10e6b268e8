#pragma once

#include "bibconv/item.hpp"

namespace bibconv::markup {

/// The text with its mathematics and raw runs put into plain characters, subscripts and superscripts, as near as they
/// come: "$\alpha^2$" is an alpha with a raised 2. For formats that know no TeX. Mathematics that is to stay stays
/// `Math`.
[[nodiscard]] RichText readable(const RichText& text, Mathematics mathematics = Mathematics::text);

/// The same, but for raw runs.
[[nodiscard]] RichText readable_mathematics(const RichText& text, Mathematics mathematics);

/// All mathematics as text: TeX between dollar signs.
[[nodiscard]] RichText in_dollars(const RichText& text);

/// Whether any of the fields has mathematics in it.
[[nodiscard]] bool has_mathematics(const Fields& fields);

/// Does to every rich text of the fields what `apply` does to one.
template <class Apply>
void for_each_text(Fields& fields, Apply apply) {
    for (Field& field : fields) {
        if (auto* text = std::get_if<RichText>(&field.value)) *text = apply(*text);
    }
}

}  // namespace bibconv::markup
