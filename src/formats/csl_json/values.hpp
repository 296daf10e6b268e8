#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "bibconv/item.hpp"
#include "formats/csl_json/json.hpp"

namespace bibconv::csl_json {

/// What CSL's own form of the values leaves out: members of `custom` that are objects by variable. Each
/// counts only as long as the variable still says the same, so that an edit of the variable wins.
template <class Detail>
struct DetailsOf {
    using ByVariable = std::map<std::string_view, Detail>;
    ByVariable aliases;  ///< names in another script, by place in the list
    ByVariable others;   ///< true: "and others"; false: the last one is called so
    ByVariable dates;    ///< EDTF
    ByVariable rich;     ///< HTML with everything in it
};
using Details = DetailsOf<const Json*>;         ///< as they were read
using WrittenDetails = DetailsOf<std::string>;  ///< as JSON text

template <class Detail>
struct DetailMember {
    std::string_view name;
    typename DetailsOf<Detail>::ByVariable DetailsOf<Detail>::*place;
    Json::Kind kind;  ///< of each detail
};

/// How they are called in `custom`.
template <class Detail>
inline constexpr DetailMember<Detail> detail_members[] = {
    {"bibconv:aliases", &DetailsOf<Detail>::aliases, Json::Kind::object},
    {"bibconv:others", &DetailsOf<Detail>::others, Json::Kind::boolean},
    {"bibconv:dates", &DetailsOf<Detail>::dates, Json::Kind::string},
    {"bibconv:rich", &DetailsOf<Detail>::rich, Json::Kind::string},
};

/// The value of a variable or other field in the kind that its name asks for; nothing when it is malformed.
[[nodiscard]] std::optional<Value> read_value(std::string_view name, const Json& value, const Details& details);

/// The inverse; what does not fit is put into the details, which keep a view of the name.
void write_value(text::JsonText& out, std::string_view name, const Value& value, Mathematics mathematics,
                 WrittenDetails& details);

/// Whether this is how we write the value ourselves, under whatever options.
[[nodiscard]] bool is_own_spelling(std::string_view name, const Value& value, const Json& written);

}  // namespace bibconv::csl_json
