#include "formats/csl_json/entry_read.hpp"

#include <algorithm>

#include "formats/csl_json/carried.hpp"
#include "formats/csl_json/derived.hpp"
#include "formats/csl_json/members.hpp"
#include "formats/csl_json/page_items.hpp"
#include "formats/csl_json/values.hpp"
#include "model/edtf.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::csl_json {
namespace {

class EntryReader {
public:
    EntryReader(const Json& object, const Span& span, const Complain& complain)
        : object_(object), span_(span), complain_(complain) {}

    std::vector<Item> read() {
        entry_.span = span_;
        if (const Json* custom = find_member(object_, "custom")) read_control(*custom);
        read_id();
        read_type();
        find_derived();
        for (const auto& [name, value] : object_.items()) {
            if (name != "id" && name != "type" && name != "custom" && !is_derived(name, value))
                read_member(name, value);
        }
        if (const Json* custom = find_member(object_, "custom")) read_custom(*custom);
        if (!as_read_.empty()) add(std::string(as_read_field), json_text(as_read_));
        before_.emplace_back(std::move(entry_));
        std::ranges::move(after_, std::back_inserter(before_));
        return std::move(before_);
    }

private:
    void add(std::string name, Value value) { entry_.fields.add(std::move(name), std::move(value), span_); }
    void carry(const std::string& name, const Json& value) { add(std::string(own_prefix) + name, json_text(value)); }

    void read_control(const Json& custom) {
        for (const DetailMember& detail : detail_members) {
            const Json* member = find_member(custom, detail.name);
            if (member == nullptr || !member->is_object()) continue;
            for (const auto& [name, value] : member->items()) (details_.*detail.place).emplace(name, value);
        }
        read_page_items(custom, before_member, before_);
        read_page_items(custom, after_member, after_);
    }

    void read_page_items(const Json& custom, std::string_view name, std::vector<Item>& items) {
        const Json* array = find_member(custom, name);
        if (array == nullptr || !array->is_array()) return;
        for (const Json& value : *array) {
            auto item = read_page_item(value, span_);
            items.push_back(item ? std::move(*item) : Prose{"json", json_text(value), span_});
        }
    }

    void read_id() {
        const Json* id = find_member(object_, "id");
        const auto text = id == nullptr ? std::nullopt : scalar_text(*id);
        if (text) entry_.key = *text;
        if (!entry_.key.empty()) return;
        complain_("csl-json.no-id", "item without an id");
        if (id != nullptr && !text) carry("id", *id);
    }

    void read_type() {
        const Json* type = find_member(object_, "type");
        const std::string name = type != nullptr && type->is_string() ? type->get<std::string>() : "";
        const Json* custom = find_member(object_, "custom");
        const Json* real = custom == nullptr ? nullptr : find_member(*custom, type_member);
        if (real != nullptr && real->is_string() && model::is_csl_type(real->get<std::string>()) &&
            written_type(real->get<std::string>()) == name) {
            entry_.type = real->get<std::string>();
            return;
        }
        entry_.type = model::is_csl_type(name) ? name : "document";
        if (type == nullptr) return complain_("csl-json.no-type", "item without a type is taken for a document");
        if (entry_.type == name) return;
        complain_("csl-json.unknown-type", "CSL has no type " + json_text(*type) + "; it is taken for a document");
        carry("type", *type);
    }

    // What the writer added to repeat other fields is no field of the entry, as long as it does repeat them.
    void find_derived() {
        const Json* custom = find_member(object_, "custom");
        const Json* members = custom == nullptr ? nullptr : find_member(*custom, derived_member);
        if (members == nullptr || !members->is_array()) return;
        const auto text = [custom](std::string_view name) {
            const Json* member = find_member(*custom, name);
            return member != nullptr && member->is_string() ? member->get<std::string>() : std::string();
        };
        for (auto& [member, value] : derived_from_eprint(entry_.type, text("eprint-type"), text("eprint"))) {
            if (std::ranges::find(*members, Json(member)) != members->end()) derived_.emplace(member, value);
        }
    }

    [[nodiscard]] bool is_derived(const std::string& name, const Json& value) const {
        const auto found = derived_.find(name);
        return found != derived_.end() && value == Json(found->second);
    }

    void read_member(const std::string& name, const Json& value) {
        const model::Variable* variable = model::find_variable(name);
        if (variable == nullptr || !variable->csl) return carry(name, value);
        auto read = read_value(name, value, details_);
        if (!read) {
            if (!value.is_null()) complain_("csl-json.value", "the value of '" + name + "' is none that CSL knows");
            return carry(name, value);
        }
        const bool edtf = variable->kind == model::Kind::date && scalar_text(value);
        if (!edtf && !is_own_spelling(name, *read, value)) as_read_[name] = value;
        add(name, std::move(*read));
    }

    void read_custom(const Json& custom) {
        ObjectBuilder foreign;
        if (!custom.is_object()) return carry("custom", custom);
        for (const auto& [name, value] : custom.items()) {
            if (is_control(name)) continue;
            if (!is_carried(name) || !read_carried(name, value)) foreign.add(name, value);
        }
        if (!foreign.empty()) carry("custom", foreign.object());
    }

    // A field of ours, or a list of values of one that occurs more than once.
    bool read_carried(const std::string& name, const Json& value) {
        const model::Kind kind = model::kind_of(name);
        const bool one = kind == model::Kind::names || kind == model::Kind::date;
        const Json values = one || !value.is_array() ? Json::array({value}) : value;
        const auto read = [&](const Json& part) {
            const bool fits = one || (value.is_array() ? part.is_string() : scalar_text(part).has_value());
            return fits ? read_value(name, part, details_) : std::nullopt;
        };
        // A list of one is not ours: it would come back without its brackets.
        if (values.empty() || (!one && value.is_array() && values.size() == 1)) return false;
        if (!std::ranges::all_of(values, [&](const Json& part) { return read(part).has_value(); })) return false;
        for (const Json& part : values) add(name, *read(part));
        return true;
    }

    const Json& object_;
    Span span_;
    const Complain& complain_;
    Details details_;
    Json as_read_ = Json::object();
    std::map<std::string, std::string> derived_;
    Entry entry_;
    std::vector<Item> before_;
    std::vector<Item> after_;
};

}  // namespace

std::vector<Item> read_item(const Json& object, const Span& span, const Complain& complain) {
    return EntryReader(object, span, complain).read();
}

}  // namespace bibconv::csl_json
