#include "formats/csl_json/entry_write.hpp"

#include "formats/csl_json/carried.hpp"
#include "formats/csl_json/derived.hpp"
#include "formats/csl_json/members.hpp"
#include "formats/csl_json/values.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::csl_json {
namespace {

class EntryWriter {
public:
    EntryWriter(const Entry& entry, const WriteContext& context) : entry_(entry), losses_(context.losses) {
        details_.mathematics = context.options.mathematics;
        const auto* text = entry.fields.get<std::string>(as_read_field);
        const auto as_read = text == nullptr ? std::nullopt : parse_json(*text);
        if (!as_read || !as_read->is_object()) return;
        for (const auto& [name, value] : as_read->items()) as_read_.emplace(name, value);
    }

    Json write(const std::string& id, const Json& before, const Json& after) {
        const bool known = model::is_csl_type(entry_.type);
        const std::string type(known ? written_type(entry_.type) : "document");
        if (type != entry_.type) custom_.add(std::string(type_member), entry_.type);
        for (const Field& field : entry_.fields) write_field(field);
        add_derived();
        merge_foreign();
        for (const DetailMember& detail : detail_members) {
            const Details::ByVariable& values = details_.*detail.place;
            if (!values.empty()) add_control(detail.name, Json(values));
        }
        add_control(before_member, before);
        add_control(after_member, after);

        ObjectBuilder item;
        item.add("id", id);
        item.add("type", type);
        variables_.sort([](const auto& member) { return rank_of_member(member.first); });
        item.take(variables_);
        item.take(extra_);
        if (!custom_.empty()) item.add("custom", custom_.object());
        return item.object();
    }

private:
    void write_field(const Field& field) {
        if (field.name == as_read_field || field.name == custom_field) return;
        if (write_extra(field)) return;
        Json value = write_value(field.name, field.value, details_);
        const auto read = as_read_.find(field.name);
        if (read != as_read_.end() && read_value(field.name, read->second, details_) == field.value)
            value = read->second;
        if (!is_member(field.name)) return write_custom(field, std::move(value));
        if (!variables_.add(field.name, std::move(value))) lose_second(field);
    }

    // A field that occurs again makes a list.
    void write_custom(const Field& field, Json value) {
        Json* const first = custom_.find(field.name);
        if (first == nullptr) return void(custom_.add(field.name, std::move(value)));
        if (!is_carried(field.name) || !value.is_string() || details_.rich.contains(field.name))
            return lose_second(field);
        if (!first->is_array()) *first = Json::array({std::move(*first)});
        first->push_back(std::move(value));
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
        if (is_member(member))
            variables_.add(member, std::move(*value));
        else
            extra_.add(member, std::move(*value));
        return true;
    }

    void add_derived() {
        const Fields& fields = entry_.fields;
        Json derived = Json::array();
        for (auto& [member, value] :
             derived_from_eprint(entry_.type, fields.text("eprint-type"), fields.text("eprint"))) {
            if (fields.has(member) || !variables_.add(member, std::move(value))) continue;
            derived.push_back(member);
        }
        add_control(derived_member, derived);
    }

    void merge_foreign() {
        const auto* text = entry_.fields.get<std::string>(custom_field);
        if (text == nullptr) return;
        const auto foreign = parse_json(*text);
        if (!foreign || !foreign->is_object()) {
            custom_.add(std::string(custom_field), *text);
            return;
        }
        for (const auto& [name, value] : foreign->items()) custom_.add(name, value);
    }

    void add_control(std::string_view name, const Json& value) {
        if (!value.empty()) custom_.add(std::string(name), value);
    }

    const Entry& entry_;
    LossLedger& losses_;
    Details::ByVariable as_read_;
    Details details_;
    ObjectBuilder variables_;
    ObjectBuilder extra_;
    ObjectBuilder custom_;
};

}  // namespace

Json write_entry(const Entry& entry, const std::string& id, const Json& before, const Json& after,
                 const WriteContext& context) {
    return EntryWriter(entry, context).write(id, before, after);
}

}  // namespace bibconv::csl_json
