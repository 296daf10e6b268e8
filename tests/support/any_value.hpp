#pragma once

#include <string>
#include <string_view>

#include "bibconv/item.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::test {

/// A value of the kind that the variable has, and all that it can say is this text.
[[nodiscard]] inline Value any_value(std::string_view variable, const std::string& text) {
    switch (model::kind_of(variable)) {
        case model::Kind::names: {
            Name name;
            name.family = text;
            name.given = text;
            return NameList{{name}, false};
        }
        case model::Kind::date: {
            Date date;
            date.literal = text;
            return date;
        }
        case model::Kind::text: return RichText(text);
        case model::Kind::links: {
            RichText link;
            link.append(Inline(Link{text, text}));
            return link;
        }
        default: return text;
    }
}

}  // namespace bibconv::test
