#include "formats/csl_json/json.hpp"

#include <algorithm>

#include "formats/csl_json/parse.hpp"
#include "text/unicode.hpp"

namespace bibconv::csl_json {
namespace {

constexpr std::size_t line_width = 110;
constexpr std::size_t step = 2;

std::string scalar(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

// Strings are most of it, and most of them have nothing that JSON escapes.
void append_string(std::string& out, const std::string& text) {
    const auto special = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7F;
    };
    if (std::ranges::any_of(text, special) || !text::is_utf8(text)) {
        out += scalar(text);
        return;
    }
    (((out += '"') += text) += '"');
}

void append_scalar(std::string& out, const Json& value) {
    if (const auto* text = value.get_ptr<const Json::string_t*>())
        append_string(out, *text);
    else
        out += scalar(value);
}

void append_name(std::string& out, const std::string& name) {
    append_string(out, name);
    out += ": ";
}

// Everything on one line, or nothing when that would be longer than `room`.
bool append_line(std::string& out, const Json& value, std::size_t room) {
    if (!value.is_structured()) {
        append_scalar(out, value);
        return out.size() <= room;
    }
    const bool object = value.is_object();
    out += object ? '{' : '[';
    bool first = true;
    for (const auto& [name, member] : value.items()) {
        if (!first) out += ", ";
        first = false;
        if (object) append_name(out, name);
        if (out.size() > room || !append_line(out, member, room)) return false;
    }
    out += object ? '}' : ']';
    return out.size() <= room;
}

void append(std::string& out, const Json& value, std::size_t indent, bool may_be_line) {
    if (!value.is_structured() || value.empty()) {
        append_scalar(out, value);
        return;
    }
    std::string line;
    if (may_be_line && append_line(line, value, line_width - std::min(indent, line_width))) {
        out += line;
        return;
    }
    const std::string gap = "\n" + std::string(indent + step, ' ');
    std::string_view separator;
    out += value.is_object() ? '{' : '[';
    for (const auto& [name, member] : value.items()) {
        out.append(separator).append(gap);
        if (value.is_object()) append_name(out, name);
        append(out, member, indent + step, true);
        separator = ",";
    }
    out.append("\n").append(indent, ' ') += value.is_object() ? '}' : ']';
}

}  // namespace

bool same(const Json& a, const Json& b) {
    if (a.is_object() && b.is_object()) {
        return a.size() == b.size() && std::ranges::all_of(a.items(), [&](const auto& member) {
                   const Json* other = find_member(b, member.key());
                   return other != nullptr && same(member.value(), *other);
               });
    }
    if (a.is_array() && b.is_array()) return std::ranges::equal(a, b, same);
    if (a.is_boolean() || b.is_boolean()) return a == b;
    const auto left = scalar_text(a);
    return left && left == scalar_text(b);
}

std::optional<std::string> scalar_text(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number() || value.is_boolean()) return value.dump();
    return std::nullopt;
}

const Json* find_member(const Json& object, std::string_view name) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

std::optional<Json> parse_json(std::string_view text) { return parse_text(text).value; }

Json* ObjectBuilder::find(const std::string& name) {
    const std::size_t place = place_of(name);
    return place == members_.size() ? nullptr : &members_[place].second;
}

bool ObjectBuilder::add(const std::string& name, Json value) {
    if (place_of(name) != members_.size()) return false;
    members_.emplace_back(name, std::move(value));
    if (members_.size() <= few) return true;
    for (; indexed_ < members_.size(); ++indexed_) places_.emplace(members_[indexed_].first, indexed_);
    return true;
}

void ObjectBuilder::take(ObjectBuilder& other) {
    for (auto& [name, value] : other.members_) add(name, std::move(value));
    other.members_.clear();
}

std::size_t ObjectBuilder::place_of(const std::string& name) const {
    if (members_.size() > few) {
        const auto found = places_.find(name);
        return found == places_.end() ? members_.size() : found->second;
    }
    const auto found =
        std::ranges::find(members_, name, [](const auto& member) -> const std::string& { return member.first; });
    return static_cast<std::size_t>(found - members_.begin());
}

Json ObjectBuilder::object() {
    Json::object_t object;
    object.reserve(members_.size());
    for (auto& [name, value] : members_)
        object.std::vector<Json::object_t::value_type>::emplace_back(std::move(name), std::move(value));
    return object;
}

std::string json_text(const Json& value) { return scalar(value); }

std::string pretty(const Json& value, std::size_t indent) {
    std::string out;
    append(out, value, indent, false);
    return out;
}

}  // namespace bibconv::csl_json
