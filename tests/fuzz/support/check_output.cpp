#include <algorithm>
#include <nlohmann/json.hpp>

#include "fuzz/support/formats.hpp"
#include "fuzz/support/promise.hpp"
#include "model/vocabulary.hpp"
#include "text/unicode.hpp"

namespace bibconv::fuzz {
namespace {

using nlohmann::json;

json parsed(std::string_view text) {
    json value = json::parse(text, nullptr, false);
    promise(!value.is_discarded(), "JSON parses", text);
    return value;
}

bool all_of(const json& array, bool (*good)(const json&)) {
    return array.is_array() && std::ranges::all_of(array, good);
}

bool is_word(const json& value) { return value.is_string() || value.is_number(); }

// CSL's schema of names: objects of strings, and a few that may be numbers or booleans.
bool is_name(const json& name) {
    return name.is_object() && std::ranges::all_of(name.items(), [](const auto& member) {
               return is_word(member.value()) || member.value().is_boolean();
           });
}

bool is_date_part(const json& parts) { return all_of(parts, is_word) && !parts.empty() && parts.size() <= 3; }

bool is_date(const json& date) {
    if (!date.is_object()) return false;
    const auto parts = date.find("date-parts");
    if (parts != date.end() && (!all_of(*parts, is_date_part) || parts->empty() || parts->size() > 2)) return false;
    return std::ranges::all_of(date.items(), [](const auto& member) {
        return member.key() == "date-parts" || is_word(member.value()) || member.value().is_boolean();
    });
}

void check_variable(const std::string& name, const json& value) {
    const model::Variable* variable = model::find_variable(name);
    if (variable == nullptr || !variable->csl) return;
    const bool good = variable->kind == model::Kind::names  ? all_of(value, is_name)
                      : variable->kind == model::Kind::date ? is_date(value)
                                                            : is_word(value);
    promise(good, "a variable has CSL's shape", name + ": " + value.dump());
}

void check_csl_item(const json& item, Shapes shapes) {
    promise(item.is_object(), "an item is an object", item.dump());
    const auto id = item.find("id");
    promise(id != item.end() && is_word(*id), "an item has an id", item.dump());
    const auto type = item.find("type");
    const bool known = type != item.end() && type->is_string() && model::is_csl_type(type->get<std::string>());
    promise(known && *type != "software", "an item has a type of CSL's", item.dump());
    if (shapes == Shapes::any) return;
    for (const auto& [name, value] : item.items()) check_variable(name, value);
}

void check_csl_json(const std::string& text, Shapes shapes) {
    if (text.empty()) return;
    const json items = parsed(text);
    promise(items.is_array(), "CSL-JSON is an array", text);
    for (const json& item : items) check_csl_item(item, shapes);
}

void check_csl_jsonl(const std::string& text, Shapes shapes) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) check_csl_item(parsed(line), shapes);
}

// It can stand in a <script> as it is.
void check_json_ld(const std::string& text) {
    if (text.empty()) return;
    promise(text.find('<') == std::string::npos, "no tag in JSON-LD", text);
    const json page = parsed(text);
    promise(page.contains("@graph") && page["@graph"].is_array(), "JSON-LD has a graph", text);
}

}  // namespace

void check_output(const Format& format, const std::string& text, Shapes shapes) {
    promise(text::is_utf8(text), "output is UTF-8", text);
    if (format.name == "csl-json") check_csl_json(text, shapes);
    if (format.name == "csl-jsonl") check_csl_jsonl(text, shapes);
    if (format.name == "json-ld") check_json_ld(text);
}

}  // namespace bibconv::fuzz
