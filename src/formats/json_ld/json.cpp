#include "formats/json_ld/json.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/find_any.hpp"

namespace bibconv::json_ld {
namespace {

struct Escape {
    std::string_view text, json;
};

// All but the ends of lines only ever stand inside a string of the JSON text.
constexpr auto escapes = std::to_array<Escape>({{"<", "\\u003c"},
                                                {">", "\\u003e"},
                                                {"&", "\\u0026"},
                                                {"\u2028", "\\u2028"},
                                                {"\u2029", "\\u2029"},
                                                {"\n", "\n    "}});

bool is_empty(const Json& value) {
    if (value.is_object()) return !says_something(value);
    return value.is_null() || value.empty() || (value.is_string() && value.get_ref<const std::string&>().empty());
}

}  // namespace

std::string blank_node(std::string_view kind, std::string_view name) {
    std::string label = "_:" + std::string(kind) + '-';
    constexpr std::string_view digits = "0123456789abcdef";
    for (const char c : name) {
        if (text::is_ascii_letter(c) || text::is_digit(c) || c == '-') {
            label += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            label.append("_").append(1, digits[byte >> 4U]).append(1, digits[byte & 0xfU]);
        }
    }
    return label;
}

Json node(std::string_view type) { return Json::object({{"@type", type}}); }

bool says_something(const Json& node) {
    return std::ranges::any_of(node.items(), [](const auto& member) { return !member.key().starts_with('@'); });
}

void add(Json& node, std::string_view property, Json value) {
    if (is_empty(value) && !value.is_number()) return;
    Json& present = node[std::string(property)];
    if (present.is_null()) {
        present = std::move(value);
    } else if (present != value) {
        if (!present.is_array()) present = Json::array({std::move(present)});
        present.push_back(std::move(value));
    }
}

std::string script_text(const Json& node) {
    const std::string json = node.dump(2, ' ', false, Json::error_handler_t::replace);
    const std::string_view all = json;
    std::string out = "    ";
    out.reserve(json.size() + json.size() / 4);
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = text::find_any<'<', '>', '&', '\n', '\xE2'>(all, at);  // a row begins with one
        out += all.substr(at, end - at);
        const std::string_view rest = all.substr(end);
        const auto escape = std::ranges::find_if(escapes, [&](const Escape& e) { return rest.starts_with(e.text); });
        const bool found = escape != escapes.end();
        out += found ? escape->json : rest.substr(0, 1);
        at = end + (found ? escape->text.size() : 1);
    }
    return out;
}

}  // namespace bibconv::json_ld
