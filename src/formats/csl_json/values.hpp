#pragma once

#include <map>
#include <optional>
#include <string_view>

#include "bibconv/item.hpp"
#include "formats/csl_json/json.hpp"

namespace bibconv::csl_json {

/// What CSL's own form of the values leaves out: members of `custom` that are objects by variable. Each
/// counts only as long as the variable still says the same, so that an edit of the variable wins.
struct Details {
    using ByVariable = std::map<std::string, Json, std::less<>>;
    ByVariable aliases;  ///< names in another script, by place in the list
    ByVariable others;   ///< true: "and others"; false: the last one is called so
    ByVariable dates;    ///< EDTF
    ByVariable rich;     ///< HTML with everything in it

    Mathematics mathematics = Mathematics::simple;  ///< how CSL's own form shows it
};

struct DetailMember {
    std::string_view name;
    Details::ByVariable Details::*place;
};

/// How they are called in `custom`.
inline constexpr DetailMember detail_members[] = {
    {"bibconv:aliases", &Details::aliases},
    {"bibconv:others", &Details::others},
    {"bibconv:dates", &Details::dates},
    {"bibconv:rich", &Details::rich},
};

/// The value of a variable or other field in the kind that its name asks for; nothing when it is malformed.
[[nodiscard]] std::optional<Value> read_value(std::string_view name, const Json& value, const Details& details);

/// The inverse; what does not fit is put into the details.
[[nodiscard]] Json write_value(std::string_view name, const Value& value, Details& details);

/// Whether this is how we write the value ourselves, under whatever options.
[[nodiscard]] bool is_own_spelling(std::string_view name, const Value& value, const Json& written);

}  // namespace bibconv::csl_json
