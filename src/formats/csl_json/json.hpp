#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/json_text.hpp"

namespace bibconv::csl_json {

/// A JSON value as it was read: a node of a JsonTree. What it holds stands right behind it in memory, so that a node
/// and its `extent - 1` followers are all of the value.
class Json {
public:
    enum class Kind : std::uint8_t { null, boolean, integer, real, string, array, object };

    Kind kind = Kind::null;
    std::uint32_t size = 0;    ///< members or elements
    std::uint32_t extent = 1;  ///< nodes, this one included
    std::string_view name;     ///< of the member that it is the value of
    std::string_view text;     ///< the characters of a string; a number or boolean as it was spelt

    [[nodiscard]] bool is_null() const noexcept { return kind == Kind::null; }
    [[nodiscard]] bool is_boolean() const noexcept { return kind == Kind::boolean; }
    [[nodiscard]] bool is_string() const noexcept { return kind == Kind::string; }
    [[nodiscard]] bool is_array() const noexcept { return kind == Kind::array; }
    [[nodiscard]] bool is_object() const noexcept { return kind == Kind::object; }
    [[nodiscard]] bool is_structured() const noexcept { return is_array() || is_object(); }

    class Iterator {
    public:
        using value_type = Json;
        using difference_type = std::ptrdiff_t;

        Iterator() = default;
        explicit Iterator(const Json* at) : at_(at) {}
        const Json& operator*() const noexcept { return *at_; }
        const Json* operator->() const noexcept { return at_; }
        Iterator& operator++() noexcept {
            at_ += at_->extent;
            return *this;
        }
        Iterator operator++(int) noexcept {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const Json* at_ = nullptr;
    };
    /// The members or elements; none of a scalar.
    [[nodiscard]] Iterator begin() const noexcept { return Iterator(this + 1); }
    [[nodiscard]] Iterator end() const noexcept { return Iterator(this + extent); }
};

/// Whether all members of an object count, though some have the same name.
using KeepsAll = bool (*)(const Json& object);

/// Memory for JSON that is read, to be used again and again. Values are views of it and of the text that was parsed.
class JsonTree {
public:
    /// Beyond these, the text is refused.
    struct Limits {
        std::size_t depth = SIZE_MAX;
        std::size_t members = SIZE_MAX;  ///< of an object
    };
    /// The value that the text begins with, and where it ends. Nothing when the text is not JSON, or JSON that takes
    /// more care: a name twice in an object. `parse_text` knows what to do then.
    std::optional<std::size_t> parse_beginning(std::string_view text, const Limits& limits);
    /// The same for all of the text, in which objects may have a name twice.
    bool parse_all(std::string_view text);
    /// Of members that an object has twice, the last value stays, in the place of the first. Gives their names. The
    /// root loses none if `keeps_all` says so of it; null: it never does.
    std::set<std::string> drop_repeated(KeepsAll keeps_all);
    /// The value that was parsed last.
    [[nodiscard]] const Json& root() const noexcept { return nodes_.front(); }

private:
    friend class Parser;
    std::vector<Json> nodes_;
    std::string unescaped_;  // strings with escapes, in plain characters; never moves while it is filled
    bool repeats_ = false;   // an object has a name twice
};

/// A string, number or boolean as text; nothing for null, arrays and objects.
[[nodiscard]] std::optional<std::string_view> scalar_text(const Json& value);

/// Whether a string or number says this: to CSL the number 12 is the string "12".
[[nodiscard]] bool says(const Json& value, std::string_view text);

/// The member of an object, or null when there is none or `object` is none.
[[nodiscard]] const Json* find_member(const Json& object, std::string_view name);

/// Writes a value anew.
void append(text::JsonText& out, const Json& value);

/// JSON on one line, tight.
[[nodiscard]] std::string json_text(const Json& value);

}  // namespace bibconv::csl_json
