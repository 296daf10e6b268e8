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

[[nodiscard]] bool are_aliases(const Json& detail);  ///< names by number: {"2": "森花"}
[[nodiscard]] bool is_edtf(const Json& detail);
[[nodiscard]] inline bool is_true_or_false(const Json& detail) { return detail.is_boolean(); }
[[nodiscard]] inline bool is_html(const Json& detail) { return detail.is_string(); }

template <class Detail>
struct DetailMember {
    std::string_view name;
    typename DetailsOf<Detail>::ByVariable DetailsOf<Detail>::*place;
    bool (*fits)(const Json& detail);  ///< whether a detail has the form that we write
};

/// How they are called in `custom`.
template <class Detail>
inline constexpr DetailMember<Detail> detail_members[] = {
    {"bibconv:aliases", &DetailsOf<Detail>::aliases, are_aliases},
    {"bibconv:others", &DetailsOf<Detail>::others, is_true_or_false},
    {"bibconv:dates", &DetailsOf<Detail>::dates, is_edtf},
    {"bibconv:rich", &DetailsOf<Detail>::rich, is_html},
};

/// The value of a variable or other field in the kind that its name asks for; nothing when it is malformed.
[[nodiscard]] std::optional<Value> read_value(std::string_view name, const Json& value, const Details& details);

/// The inverse; what does not fit is put into the details, which keep a view of the name.
void write_value(text::JsonText& out, std::string_view name, const Value& value, Mathematics mathematics,
                 WrittenDetails& details);

/// Whether this is how we write the value ourselves, under whatever options.
[[nodiscard]] bool is_own_spelling(std::string_view name, const Value& value, const Json& written);

}  // namespace bibconv::csl_json
