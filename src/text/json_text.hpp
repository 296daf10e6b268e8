#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bibconv::text {

/// Where, at `at` or behind it, the first byte stands that ends a JSON string or needs an escape in it: a quotation
/// mark, a backslash, a control character. The text's size, beyond which `at` must not be, when there is none.
[[nodiscard]] std::size_t end_of_plain_json(std::string_view text, std::size_t at) noexcept;

/// JSON in the making, on one line. Commas and colons come by themselves; strings are escaped, and bytes that are no
/// UTF-8 become U+FFFD.
class JsonText {
public:
    enum class Style : std::uint8_t {
        tight,   ///< {"a":1,"b":[2,3]}
        spaced,  ///< {"a": 1, "b": [2, 3]}
    };

    explicit JsonText(Style style) : style_(style) {}

    /// A bracket of either kind. Whoever opens one closes it.
    void open(char bracket);
    void close(char bracket);
    /// The name of the member whose value comes next.
    void name(std::string_view name);
    void string(std::string_view text);
    void number(std::int64_t number);
    /// A value that is JSON text in this style already, or several with the commas between them.
    void raw(std::string_view json);

    /// From here on a text of its own begins behind what is there. Gives its place.
    std::size_t begin_another() noexcept;
    void clear() noexcept;
    void reserve(std::size_t size) { text_.reserve(size); }

    [[nodiscard]] Style style() const noexcept { return style_; }
    [[nodiscard]] const std::string& text() const noexcept { return text_; }

private:
    void separate();

    Style style_;
    bool separated_ = true;  // nothing stands before what comes next that a comma would part from it
    std::string text_;
};

/// Appends a string of JSON with its quotation marks.
void append_json_string(std::string& out, std::string_view text);

/// Appends JSON that is on one line (spaced) as people lay it out: an array or object that fits on a line stays on one.
/// The first line goes on where `out` ends; those behind it begin with `indent` spaces or more.
void lay_out_json(std::string& out, std::string_view json, std::size_t indent);

}  // namespace bibconv::text
