#include "formats/csl_json/entry_read.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "formats/csl_json/carried.hpp"
#include "formats/csl_json/derived.hpp"
#include "formats/csl_json/members.hpp"
#include "formats/csl_json/page_items.hpp"
#include "formats/csl_json/values.hpp"
#include "model/edtf.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::csl_json {
namespace {

// Whether bibconv would write the member of `custom`, whose name it is known by, in this form.
bool is_control_value(const Json& member) {
    for (const auto& detail : detail_members<const Json*>) {
        if (member.name == detail.name) return member.is_object() && std::ranges::all_of(member, detail.fits);
    }
    if (member.name == type_member) return member.is_string() && model::is_csl_type(member.text);
    return member.is_array() && (member.name != derived_member || std::ranges::all_of(member, &Json::is_string));
}

class EntryReader {
public:
    EntryReader(const Json& object, const Span& span, const Complain& complain)
        : object_(object), span_(span), complain_(complain) {}

    void read(ItemSink& sink) {
        entry_.span = span_;
        entry_.fields.reserve(object_.size);
        custom_ = find_member(object_, "custom");
        if (custom_ != nullptr) read_control();
        read_id();
        read_type();
        if (custom_ != nullptr) find_derived();
        for (const Json& member : object_) {
            if (member.name != "id" && member.name != "type" && member.name != "custom" && !is_derived(member))
                read_member(member);
        }
        if (custom_ != nullptr) read_custom();
        if (as_read_) {
            as_read_->close('}');
            add(as_read_field, as_read_->text());
        }
        for (Item& item : before_) sink.put(std::move(item));
        sink.put(std::move(entry_));
        for (Item& item : after_) sink.put(std::move(item));
    }

private:
    void add(std::string_view name, Value value) { entry_.fields.add(std::string(name), std::move(value), span_); }
    void carry(std::string_view name, std::string json) {
        entry_.fields.add(std::string(own_prefix).append(name), std::move(json), span_);
    }

    void read_control() {
        for (const auto& detail : detail_members<const Json*>) {
            const Json* variables = find_member(*custom_, detail.name);
            if (variables == nullptr || !variables->is_object()) continue;
            for (const Json& value : *variables) (details_.*detail.place).emplace(value.name, &value);
        }
        read_page_items(before_member, before_);
        read_page_items(after_member, after_);
    }

    void read_page_items(std::string_view name, std::vector<Item>& items) {
        const Json* array = find_member(*custom_, name);
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
        if (id != nullptr && !text) carry("id", json_text(*id));
    }

    void read_type() {
        const Json* type = find_member(object_, "type");
        const std::string_view name = type != nullptr && type->is_string() ? type->text : "";
        const Json* real = custom_ == nullptr ? nullptr : find_member(*custom_, type_member);
        if (real != nullptr && real->is_string() && model::is_csl_type(real->text) &&
            written_type(real->text) == name) {
            entry_.type = real->text;
            return;
        }
        entry_.type = model::is_csl_type(name) ? name : "document";
        if (type == nullptr) return complain_("csl-json.no-type", "item without a type is taken for a document");
        if (entry_.type == name) return;
        complain_("csl-json.unknown-type", "CSL has no type " + json_text(*type) + "; it is taken for a document");
        carry("type", json_text(*type));
    }

    // What the writer added to repeat other fields is no field of the entry, as long as it does repeat them.
    void find_derived() {
        const Json* members = find_member(*custom_, derived_member);
        if (members == nullptr || !members->is_array()) return;
        const auto text = [this](std::string_view name) {
            const Json* member = find_member(*custom_, name);
            return member != nullptr && member->is_string() ? member->text : std::string_view();
        };
        derived_ = derived_from_eprint(entry_.type, text("eprint-type"), text("eprint"));
        std::erase_if(derived_, [&](const auto& derived) {
            return std::ranges::none_of(
                *members, [&](const Json& name) { return name.is_string() && name.text == derived.first; });
        });
    }

    [[nodiscard]] bool is_derived(const Json& member) const {
        return std::ranges::any_of(derived_, [&](const auto& derived) {
            return derived.first == member.name && member.is_string() && member.text == derived.second;
        });
    }

    void read_member(const Json& member) {
        const model::Variable* variable = model::find_variable(member.name);
        if (variable == nullptr || !variable->csl) return carry(member.name, json_text(member));
        if (read_field(member)) return;
        if (!member.is_null())
            complain_("csl-json.value", "the value of '" + std::string(member.name) + "' is none that CSL knows");
        carry(member.name, json_text(member));
    }

    bool read_field(const Json& member) {
        auto value = read_value(member.name, member, details_);
        if (!value) return false;
        const bool edtf = model::kind_of(member.name) == model::Kind::date && scalar_text(member);
        if (!edtf && !is_own_spelling(member.name, *value, member)) keep_spelling(member);
        add(member.name, std::move(*value));
        return true;
    }

    void keep_spelling(const Json& member) {
        if (!as_read_) as_read_.emplace(text::JsonText::Style::tight).open('{');
        as_read_->name(member.name);
        append(*as_read_, member);
    }

    void read_custom() {
        if (!custom_->is_object()) return carry("custom", json_text(*custom_));
        text::JsonText foreign(text::JsonText::Style::tight);
        foreign.open('{');
        bool any = false;
        for (const Json& member : *custom_) {
            if (is_control(member.name) && !is_control_value(member))
                complain_("csl-json.custom",
                          "'" + std::string(member.name) +
                              "' in 'custom' is not as bibconv writes it; what is odd about it does not count");
            if (is_control(member.name) || (is_carried(member.name) && read_carried(member))) continue;
            any = true;
            foreign.name(member.name);
            append(foreign, member);
        }
        foreign.close('}');
        if (any) carry("custom", foreign.text());
    }

    // A field of ours, or a list of values of one that occurs more than once.
    bool read_carried(const Json& member) {
        const model::Kind kind = model::kind_of(member.name);
        const bool list = member.is_array() && kind != model::Kind::names && kind != model::Kind::date;
        return list ? may_repeat(member.name) && read_values(member) : read_field(member);
    }

    // Texts as we write them: a list of one is not ours, and would come back without its brackets.
    bool read_values(const Json& list) {
        std::vector<Value> values;
        for (const Json& text : list) {
            auto value = text.is_string() ? read_value(list.name, text, details_) : std::nullopt;
            if (!value || !is_own_spelling(list.name, *value, text)) return false;
            values.push_back(std::move(*value));
        }
        if (values.size() < 2) return false;
        for (Value& value : values) add(list.name, std::move(value));
        return true;
    }

    const Json& object_;
    Span span_;
    const Complain& complain_;
    const Json* custom_ = nullptr;
    Details details_;
    std::optional<text::JsonText> as_read_;
    Derived derived_;
    Entry entry_;
    std::vector<Item> before_;
    std::vector<Item> after_;
};

}  // namespace

void read_item(const Json& object, const Span& span, const Complain& complain, ItemSink& sink) {
    EntryReader(object, span, complain).read(sink);
}

}  // namespace bibconv::csl_json
