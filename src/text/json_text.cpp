#include "text/json_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "base/byte_block.hpp"
#include "text/unicode.hpp"

namespace bibconv::text {
namespace {

constexpr std::size_t line_width = 110;
constexpr std::size_t step = 2;

struct Escape {
    char character, letter;
};
constexpr auto escapes =
    std::to_array<Escape>({{'"', '"'}, {'\\', '\\'}, {'\b', 'b'}, {'\f', 'f'}, {'\n', 'n'}, {'\r', 'r'}, {'\t', 't'}});

void append_escape(std::string& out, char c) {
    out += '\\';
    const auto found = std::ranges::find(escapes, c, &Escape::character);
    if (found != escapes.end()) {
        out += found->letter;
        return;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    ((out += "u00") += digits[static_cast<unsigned char>(c) >> 4U]) += digits[static_cast<unsigned char>(c) & 0xFU];
}

// The bytes that cannot stand for themselves in a JSON string.
template <class Block>
std::uint64_t special(Block block) noexcept {
    return block.less(0x20) | block.equal('"') | block.equal('\\');
}

void append_escaped(std::string& out, std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t end = end_of_plain_json(utf8, at);
        out.append(utf8, at, end - at);
        if (end < utf8.size()) append_escape(out, utf8[end]);
        at = end + 1;
    }
}

bool opens(char c) { return c == '[' || c == '{'; }
bool closes(char c) { return c == ']' || c == '}'; }

// Behind the string whose quotation mark is at `at`.
std::size_t end_of_string(std::string_view json, std::size_t at) {
    for (++at; at < json.size();) {
        at = end_of_plain_json(json, at);
        if (at < json.size() && json[at] == '"') return at + 1;
        at += 2;
    }
    return json.size();
}

// Behind the array or object at `at`, or npos when it is longer than `room`.
std::size_t end_of_line(std::string_view json, std::size_t at, std::size_t room) {
    const std::size_t limit = std::min(json.size(), at + room);
    for (std::size_t depth = 0; at < limit;) {
        const char c = json[at];
        if (c == '"') {
            at = end_of_string(json, at);
            continue;
        }
        ++at;
        if (opens(c)) ++depth;
        if (closes(c) && --depth == 0) return at;
    }
    return std::string_view::npos;
}

}  // namespace

std::size_t end_of_plain_json(std::string_view text, std::size_t at) noexcept {
    return base::find_byte(text, at, [](auto block) { return special(block); });
}

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    // Nearly all are plain ASCII, which one look tells.
    const std::size_t plain = base::find_byte(text, 0, [](auto block) { return special(block) | block.not_ascii(); });
    if (plain == text.size())
        out += text;
    else
        append_escaped(out, is_utf8(text) ? text : std::string_view(repaired_utf8(text)));
    out += '"';
}

void JsonText::separate() {
    if (!separated_) text_ += style_ == Style::spaced ? std::string_view(", ") : std::string_view(",");
    separated_ = false;
}

void JsonText::open(char bracket) {
    separate();
    text_ += bracket;
    separated_ = true;
}

void JsonText::close(char bracket) {
    text_ += bracket;
    separated_ = false;
}

void JsonText::name(std::string_view name) {
    string(name);
    text_ += style_ == Style::spaced ? std::string_view(": ") : std::string_view(":");
    separated_ = true;
}

void JsonText::string(std::string_view text) {
    separate();
    append_json_string(text_, text);
}

void JsonText::number(std::int64_t number) {
    std::array<char, std::numeric_limits<std::int64_t>::digits10 + 2> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    raw({digits.data(), written.ptr});
}

void JsonText::raw(std::string_view json) {
    separate();
    text_ += json;
}

std::size_t JsonText::begin_another() noexcept {
    separated_ = true;
    return text_.size();
}

void JsonText::clear() noexcept {
    text_.clear();
    separated_ = true;
}

void lay_out_json(std::string& out, std::string_view json, std::size_t indent) {
    const auto new_line = [&] { out.append(1, '\n').append(indent, ' '); };
    for (std::size_t at = 0; at < json.size();) {
        const char c = json[at];
        std::size_t end = at + 1;
        if (opens(c)) {
            constexpr std::size_t empty = 2;  // brackets with nothing in them are never parted
            end = end_of_line(json, at, std::max(line_width - std::min(indent, line_width), empty));
        } else if (c == '"') {
            end = end_of_string(json, at);
        } else if (closes(c)) {
            indent -= step;
            new_line();
        }
        const bool broken = end == std::string_view::npos;
        if (broken) {
            indent += step;
            end = at + 1;
        }
        out.append(json, at, end - at);
        at = end;
        if (c == ',') ++at;  // the space behind it
        if (broken || c == ',') new_line();
    }
}

}  // namespace bibconv::text
