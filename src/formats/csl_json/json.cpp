#include "formats/csl_json/json.hpp"

#include <algorithm>

namespace bibconv::csl_json {

std::optional<std::string_view> scalar_text(const Json& value) {
    if (value.is_null() || value.is_structured()) return std::nullopt;
    return value.text;
}

bool says(const Json& value, std::string_view text) {
    return !value.is_null() && !value.is_boolean() && !value.is_structured() && value.text == text;
}

const Json* find_member(const Json& object, std::string_view name) {
    if (!object.is_object()) return nullptr;
    const auto found = std::ranges::find(object, name, &Json::name);
    return found == object.end() ? nullptr : &*found;
}

void append(text::JsonText& out, const Json& value) {
    std::vector<const Json*> open;  // not by recursion: it may be deep
    const Json* const end = &value + value.extent;
    for (const Json* at = &value; at != end; ++at) {
        if (!open.empty() && open.back()->is_object()) out.name(at->name);
        if (at->is_structured()) {
            out.open(at->is_array() ? '[' : '{');
            open.push_back(at);
        } else if (at->is_string()) {
            out.string(at->text);
        } else {
            out.raw(at->is_null() ? "null" : at->text);
        }
        while (!open.empty() && open.back() + open.back()->extent == at + 1) {
            out.close(open.back()->is_array() ? ']' : '}');
            open.pop_back();
        }
    }
}

std::string json_text(const Json& value) {
    text::JsonText out(text::JsonText::Style::tight);
    append(out, value);
    return out.text();
}

}  // namespace bibconv::csl_json
