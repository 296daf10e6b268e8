#pragma once

#include <algorithm>
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
    /// Adds a member, unless there is one of that name already.
    bool add(const std::string& name, Json value);
    /// Adds all members of another one, and empties it.
    void take(ObjectBuilder& other);
    /// Orders the members by what `rank` says of each.
    template <class Rank>
    void sort(Rank rank) {
        std::ranges::stable_sort(members_, {}, rank);
        places_.clear();
        indexed_ = 0;
    }
    [[nodiscard]] bool contains(const std::string& name) const { return place_of(name) != members_.size(); }
    [[nodiscard]] bool empty() const noexcept { return members_.empty(); }
    /// All of it, once.
    [[nodiscard]] Json object();

private:
    static constexpr std::size_t few = 16;  // up to so many, looking at each is faster
    [[nodiscard]] std::size_t place_of(const std::string& name) const;

    std::vector<std::pair<std::string, Json>> members_;
    std::unordered_map<std::string, std::size_t> places_;
    std::size_t indexed_ = 0;  // of the members, in places_
};

/// JSON on one line, valid UTF-8 whatever the strings hold.
[[nodiscard]] std::string json_text(const Json& value);

/// JSON as people lay it out: what fits on a line stays on one. Lines after the first begin with `indent` spaces.
[[nodiscard]] std::string pretty(const Json& value, std::size_t indent);

}  // namespace bibconv::csl_json
