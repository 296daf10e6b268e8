#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace bibconv::csl_json {

/// JSON whose members stay in source order.
using Json = nlohmann::ordered_json;

/// Whether two values mean the same to CSL: the number 12 is the string "12", and the order of members is nothing.
[[nodiscard]] bool same(const Json& a, const Json& b);

/// A string, number or boolean as text; nothing for null, arrays and objects.
[[nodiscard]] std::optional<std::string> scalar_text(const Json& value);

/// The member of an object, or null when there is none or `object` is none.
[[nodiscard]] const Json* find_member(const Json& object, std::string_view name);

/// The value that JSON text stands for; nothing when it is malformed.
[[nodiscard]] std::optional<Json> parse_json(std::string_view text);

/// An object in the making, whose members are found as fast when there are many.
class ObjectBuilder {
public:
    /// The member, or null when there is none yet.
    [[nodiscard]] Json* find(const std::string& name);
    /// Adds a member; one that is there already stays as it is.
    void add(const std::string& name, Json value);
    [[nodiscard]] bool contains(const std::string& name) const { return places_.contains(name); }
    [[nodiscard]] bool empty() const noexcept { return members_.empty(); }
    /// The members in the order in which they were added.
    [[nodiscard]] const std::vector<std::pair<std::string, Json>>& members() const noexcept { return members_; }
    [[nodiscard]] Json object() const;

private:
    std::vector<std::pair<std::string, Json>> members_;
    std::unordered_map<std::string, std::size_t> places_;
};

/// JSON on one line, valid UTF-8 whatever the strings hold.
[[nodiscard]] std::string json_text(const Json& value);

/// JSON as people lay it out: what fits on a line stays on one. Lines after the first begin with `indent` spaces.
[[nodiscard]] std::string pretty(const Json& value, std::size_t indent);

}  // namespace bibconv::csl_json
