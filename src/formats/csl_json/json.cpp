#include "formats/csl_json/json.hpp"

#include <algorithm>

#include "formats/csl_json/parse.hpp"

namespace bibconv::csl_json {
namespace {

constexpr std::size_t line_width = 110;
constexpr std::size_t step = 2;

std::string scalar(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

// Everything on one line, or nothing when that would be longer than `room`.
bool append_line(std::string& out, const Json& value, std::size_t room) {
    if (!value.is_structured()) {
        out += scalar(value);
        return out.size() <= room;
    }
    const bool object = value.is_object();
    out += object ? '{' : '[';
    bool first = true;
    for (const auto& [name, member] : value.items()) {
        if (!first) out += ", ";
        first = false;
        if (object) out += scalar(name) + ": ";
        if (out.size() > room || !append_line(out, member, room)) return false;
    }
    out += object ? '}' : ']';
    return out.size() <= room;
}

void append(std::string& out, const Json& value, std::size_t indent, bool may_be_line) {
    if (!value.is_structured() || value.empty()) {
        out += scalar(value);
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
        if (value.is_object()) out += scalar(name) + ": ";
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
    const auto found = places_.find(name);
    return found == places_.end() ? nullptr : &members_[found->second].second;
}

void ObjectBuilder::add(const std::string& name, Json value) {
    if (places_.try_emplace(name, members_.size()).second) members_.emplace_back(name, std::move(value));
}

Json ObjectBuilder::object() const {
    Json::object_t object;
    for (const auto& member : members_) object.std::vector<Json::object_t::value_type>::emplace_back(member);
    return object;
}

std::string json_text(const Json& value) { return scalar(value); }

std::string pretty(const Json& value, std::size_t indent) {
    std::string out;
    append(out, value, indent, false);
    return out;
}

}  // namespace bibconv::csl_json
