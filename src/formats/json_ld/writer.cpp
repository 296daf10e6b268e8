#include <ostream>
#include <vector>

#include "formats/json_ld/format.hpp"
#include "formats/json_ld/rules.hpp"
#include "formats/json_ld/values.hpp"
#include "markup/readable.hpp"
#include "model/citation_key.hpp"
#include "model/links.hpp"
#include "model/titles.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::json_ld {
namespace {

// Fields that only say more about another one, which a rule looks up.
bool is_part_of_another(const Field& field, const Entry& entry) {
    return (field.name == "eprint-type" && entry.fields.has("eprint")) || model::says_how_not_what(field.name) ||
           model::is_end_of_title(field, entry);
}

bool is_empty(const Value& value) {
    const auto* rich = std::get_if<RichText>(&value);
    const auto* verbatim = std::get_if<std::string>(&value);
    return rich != nullptr ? rich->empty() : verbatim != nullptr && verbatim->empty();
}

// TeX commands, tags and blanks alone.
bool is_unreadable(const Field& field, const Entry& entry) {
    const Value& value = field.value;
    const bool words = std::holds_alternative<RichText>(value) || std::holds_alternative<std::string>(value);
    return words && plain_value(value).text.empty() && model::links_of(entry, field.name).empty();
}

Json node_of(const Entry& entry, std::string_view id, People& people, LossLedger& losses) {
    Draft draft(entry, id, people, losses);
    std::vector<const Field*> rest;
    for (const Field& field : entry.fields) {
        if (!is_part_of_another(field, entry) && !is_empty(field.value)) rest.push_back(&field);
    }
    for (const Rule& rule : rules()) {
        std::erase_if(rest, [&](const Field* field) {
            return field->name == rule.field && entry.fields.is_first(*field) && !is_unreadable(*field, entry) &&
                   rule.apply(draft, *field, rule.property);
        });
    }
    for (const Field* field : rest) losses.lose_field(field->name, span_of(*field, entry), entry.key);
    return draft.finish();
}

class Writer : public ItemSink {
public:
    Writer(std::ostream& out, const WriteContext& context)
        : out_(out),
          mathematics_(context.options.mathematics),
          losses_(context.losses),
          people_(model::Owner(context.options.owner_names)) {
        out_ << "{\n  \"@context\": \"https://schema.org\",\n  \"@graph\": [";
    }

    void put(Item item) override { std::visit(*this, item); }
    void finish() override { out_ << (written_ ? "\n  ]\n}\n" : "]\n}\n"); }

    void operator()(const Entry& entry) {
        if (!markup::has_mathematics(entry.fields)) return write(entry);
        Entry shown = entry;
        markup::for_each_text(shown.fields, [this](const RichText& text) {
            return markup::in_dollars(markup::readable(text, mathematics_));
        });
        write(shown);
    }

    // The graph is a set of works: the page around them stays behind, but for whose it is.
    void operator()(const Section& section) {
        people_.set_owner(section.fields.text("owner"));
        const std::string name = "section '" + plain_text(section.title) + "'";
        losses_.lose("section", section.span, name);
        if (section.fields.has("introduction")) losses_.lose("text", section.span, "the introduction of " + name);
        if (section.fields.has("updated")) losses_.lose("date", section.span, "when the page was updated");
    }
    void operator()(const BadgeRow& row) { losses_.lose("badges", row.span, "badges between the works"); }
    void operator()(const Prose& prose) { losses_.lose("text", prose.span, "text between the works"); }
    void operator()(const Directive& directive) {
        const bool content = directive.value.find_first_not_of(" \t\r\n") != std::string::npos;
        if (content && directive.kind != Directive::Kind::macro)
            losses_.lose("directive", directive.span, "text between the entries");
    }

private:
    void write(const Entry& entry) {
        const std::string key = keys_.unique(entry.key.empty() ? model::citation_key(entry) : entry.key);
        out_ << (written_ ? ",\n" : "\n") << script_text(node_of(entry, blank_node("work", key), people_, losses_));
        written_ = true;
    }

    std::ostream& out_;
    Mathematics mathematics_;
    LossLedger& losses_;
    People people_;
    model::UniqueKeys keys_;
    bool written_ = false;
};

}  // namespace

std::unique_ptr<ItemSink> make_json_ld_writer(std::ostream& out, const WriteContext& context) {
    return std::make_unique<Writer>(out, context);
}

}  // namespace bibconv::json_ld
