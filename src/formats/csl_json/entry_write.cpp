#include "formats/csl_json/entry_write.hpp"

#include <map>

#include "formats/csl_json/carried.hpp"
#include "formats/csl_json/members.hpp"
#include "formats/csl_json/values.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::csl_json {
namespace {

// By name, so that the order of an entry's fields does not show.
Json sorted(const Json& object) { return nlohmann::json(object); }

class EntryWriter {
public:
    EntryWriter(const Entry& entry, LossLedger& losses) : entry_(entry), losses_(losses) {
        if (const auto* text = entry.fields.get<std::string>(as_read_field)) {
            as_read_ = parse_json(*text).value_or(Json::object());
        }
    }

    Json write(const std::string& id, const Json& before, const Json& after) {
        const bool known = model::is_csl_type(entry_.type);
        const std::string type(known ? written_type(entry_.type) : "document");
        if (type != entry_.type) custom_[std::string(type_member)] = entry_.type;
        for (const Field& field : entry_.fields) write_field(field);
        merge_foreign();
        for (const DetailMember& detail : detail_members) add_control(detail.name, sorted(details_.*detail.place));
        add_control(before_member, before);
        add_control(after_member, after);

        Json item = {{"id", id}, {"type", type}};
        for (const std::string_view member : members()) {
            if (const auto found = variables_.find(member); found != variables_.end())
                item[std::string(member)] = std::move(found->second);
        }
        item.update(extra_);
        if (!custom_.empty()) item["custom"] = std::move(custom_);
        return item;
    }

private:
    void write_field(const Field& field) {
        if (field.name == as_read_field || field.name == custom_field) return;
        if (write_extra(field)) return;
        Json value = write_value(field.name, field.value, details_);
        if (const Json* read = find_member(as_read_, field.name)) {
            if (read_value(field.name, *read, details_) == field.value) value = *read;
        }
        if (!is_member(field.name)) return write_custom(field, std::move(value));
        if (!variables_.try_emplace(field.name, std::move(value)).second) lose_second(field);
    }

    // A field that occurs again makes a list.
    void write_custom(const Field& field, Json value) {
        if (!custom_.contains(field.name)) {
            custom_[field.name] = std::move(value);
            return;
        }
        if (!is_carried(field.name) || !value.is_string() || details_.rich.contains(field.name))
            return lose_second(field);
        Json& list = custom_[field.name];
        if (!list.is_array()) list = Json::array({std::move(list)});
        list.push_back(std::move(value));
    }

    void lose_second(const Field& field) {
        losses_.lose("field", field.span, "second field '" + field.name + "' of '" + entry_.key + "'");
    }

    // Members that came from another program, or that we could not read, go back where they stood, unless the entry
    // has a value of that name by now.
    bool write_extra(const Field& field) {
        const auto* text = std::get_if<std::string>(&field.value);
        if (text == nullptr || !field.name.starts_with(own_prefix)) return false;
        const std::string member = field.name.substr(own_prefix.size());
        if (member == "id" || member == "type" || (is_member(member) && entry_.fields.has(member))) return false;
        if (extra_.contains(member) || variables_.contains(member)) return false;
        auto value = parse_json(*text);
        if (!value) return false;
        (is_member(member) ? variables_[member] : extra_[member]) = std::move(*value);
        return true;
    }

    void merge_foreign() {
        const auto* text = entry_.fields.get<std::string>(custom_field);
        if (text == nullptr) return;
        const auto foreign = parse_json(*text);
        if (!foreign || !foreign->is_object()) {
            custom_[std::string(custom_field)] = *text;
            return;
        }
        for (const auto& [name, value] : foreign->items()) {
            if (!custom_.contains(name)) custom_[name] = value;
        }
    }

    void add_control(std::string_view name, const Json& value) {
        if (!value.empty()) custom_[std::string(name)] = value;
    }

    const Entry& entry_;
    LossLedger& losses_;
    Json as_read_ = Json::object();
    Details details_;
    std::map<std::string, Json, std::less<>> variables_;
    Json extra_ = Json::object();
    Json custom_ = Json::object();
};

}  // namespace

Json write_entry(const Entry& entry, const std::string& id, const Json& before, const Json& after, LossLedger& losses) {
    return EntryWriter(entry, losses).write(id, before, after);
}

}  // namespace bibconv::csl_json
