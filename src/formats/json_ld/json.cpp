#include "formats/json_ld/json.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace bibconv::json_ld {
namespace {

struct Escape {
    std::string_view text, json;
};

// Each of them only ever stands inside a string of the JSON text.
constexpr auto escapes = std::to_array<Escape>(
    {{"<", "\\u003c"}, {">", "\\u003e"}, {"&", "\\u0026"}, {"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}});

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
    std::string out = "    ";
    for (std::size_t at = 0; at < json.size();) {
        const std::string_view rest = std::string_view(json).substr(at);
        const auto escape = std::ranges::find_if(escapes, [&](const Escape& e) { return rest.starts_with(e.text); });
        if (escape != escapes.end()) {
            out += escape->json;
            at += escape->text.size();
        } else {
            out += json[at];
            if (json[at] == '\n') out += "    ";
            ++at;
        }
    }
    return out;
}

}  // namespace bibconv::json_ld
