#include "formats/badge_page/schema.hpp"

#include <nlohmann/json.hpp>

#include "formats/badge_page/style_formats.hpp"

namespace bibconv::badge_page {
namespace {

using nlohmann::json;

class Checker {
public:
    Checker(const json& root, const SchemaComplaint& complain) : root_(root), complain_(complain) {}

    void check(const json& schema, const json& value, const std::string& pointer) {
        if (const auto ref = schema.find("$ref"); ref != schema.end()) {
            const auto target = ref->get<std::string>().substr(1);  // "#/$defs/…"
            return check(root_.at(json::json_pointer(target)), value, pointer);
        }
        if (!check_enum(schema, value, pointer) || !check_type(schema, value, pointer)) return;
        if (value.is_string()) check_format(schema, value.get_ref<const std::string&>(), pointer);
        if (value.is_object()) check_object(schema, value, pointer);
        if (value.is_array() && schema.contains("items")) {
            for (std::size_t i = 0; i < value.size(); ++i)
                check(schema["items"], value[i], pointer + '/' + std::to_string(i));
        }
    }

private:
    bool check_enum(const json& schema, const json& value, const std::string& pointer) {
        const auto allowed = schema.find("enum");
        if (allowed == schema.end() || std::ranges::find(*allowed, value) != allowed->end()) return true;
        complain_(pointer, "must be one of " + allowed->dump());
        return false;
    }

    bool check_type(const json& schema, const json& value, const std::string& pointer) {
        const auto type = schema.find("type");
        if (type == schema.end() || *type == value.type_name()) return true;
        complain_(pointer, "must be of type " + type->get<std::string>() + ", not " + value.type_name());
        return false;
    }

    void check_format(const json& schema, const std::string& value, const std::string& pointer) {
        const auto name = schema.find("format");
        if (name == schema.end()) return;
        const StringFormat* format = find_string_format(name->get_ref<const std::string&>());
        if (format == nullptr)
            complain_(pointer, "has the format " + name->dump() + ", which nobody knows");
        else if (!format->fits(value))
            complain_(pointer, std::string(format->demand));
    }

    void check_object(const json& schema, const json& value, const std::string& pointer) {
        for (const json& name : schema.value("required", json::array())) {
            if (!value.contains(name)) complain_(pointer, "lacks " + name.dump());
        }
        const json properties = schema.value("properties", json::object());
        const auto additional = schema.find("additionalProperties");
        for (const auto& [name, member] : value.items()) {
            const std::string place = pointer + '/' + name;
            if (const auto known = properties.find(name); known != properties.end())
                check(*known, member, place);
            else if (additional != schema.end() && additional->is_object())
                check(*additional, member, place);
            else if (additional != schema.end() && *additional == false)
                complain_(place, "is not a member that a style has");
        }
    }

    const json& root_;
    const SchemaComplaint& complain_;
};

}  // namespace

void check_schema(const json& schema, const json& value, const SchemaComplaint& complain) {
    Checker(schema, complain).check(schema, value, "");
}

}  // namespace bibconv::badge_page
