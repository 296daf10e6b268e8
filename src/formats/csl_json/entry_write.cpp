#include "formats/csl_json/entry_write.hpp"

#include <deque>

#include "formats/csl_json/carried.hpp"
#include "formats/csl_json/derived.hpp"
#include "formats/csl_json/members.hpp"
#include "formats/csl_json/parse.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::csl_json {
namespace {

using text::JsonText;

constexpr std::size_t member_indent = 4;

}  // namespace

EntryWriter::EntryWriter(const WriteContext& context, Layout layout)
    : losses_(context.losses),
      mathematics_(context.options.mathematics),
      layout_(layout),
      values_(layout == Layout::lines ? JsonText::Style::tight : JsonText::Style::spaced),
      custom_text_(values_.style()) {}

void EntryWriter::write(std::string& out, const Entry& entry, std::string_view id, std::string_view before,
                        std::string_view after) {
    entry_ = &entry;
    values_.clear();
    details_ = {};
    for (MemberList* members : {&variables_, &extra_, &custom_}) members->clear();
    read_spellings();

    const std::string_view type = model::is_csl_type(entry.type) ? written_type(entry.type) : "document";
    if (type != entry.type)
        custom_.add(type_member, write_piece(values_, [&](JsonText& value) { value.string(entry.type); }));
    for (const Field& field : entry.fields) write_field(field);
    add_derived();
    merge_foreign();
    add_details();
    add_control(before_member, '[', before);
    add_control(after_member, '[', after);

    custom_text_.clear();
    if (!custom_.empty()) append(custom_text_, custom_, values_.text());
    variables_.sort();
    write_item(out, id, type, custom_text_.text());
}

void EntryWriter::write_item(std::string& out, std::string_view id, std::string_view type,
                             std::string_view custom) const {
    const bool lines = layout_ == Layout::lines;
    std::string_view separator = "{";
    const auto begin_member = [&](std::string_view name) {
        out += separator;
        separator = ",";
        if (!lines) out.append(1, '\n').append(member_indent, ' ');
        text::append_json_string(out, name);
        out += lines ? ":" : ": ";
    };
    const auto member = [&](std::string_view name, std::string_view value) {
        begin_member(name);
        if (lines)
            out += value;
        else
            text::lay_out_json(out, value, member_indent);
    };
    for (const auto& [name, text] : {std::pair("id", id), std::pair("type", type)}) {
        begin_member(name);
        text::append_json_string(out, text);
    }
    for (const MemberList* members : {&variables_, &extra_}) {
        for (const MemberList::Member& one : *members) member(one.name, one.value.of(values_.text()));
    }
    if (!custom.empty()) member("custom", custom);
    out += lines ? "}" : "\n  }";
}

void EntryWriter::read_spellings() {
    spellings_.clear();
    const auto* text = entry_->fields.get<std::string>(as_read_field);
    const Json* read = text == nullptr ? nullptr : parse_text(*text, spellings_tree_).value;
    if (read == nullptr || !read->is_object()) return;
    for (const Json& spelling : *read) spellings_.emplace(spelling.name, &spelling);
}

void EntryWriter::write_field(const Field& field) {
    if (field.name.starts_with(own_prefix)) {
        if (field.name == as_read_field || field.name == custom_field || write_extra(field)) return;
    }
    Piece value =
        write_piece(values_, [&](JsonText& out) { write_value(out, field.name, field.value, mathematics_, details_); });
    const auto spelling = spellings_.empty() ? spellings_.end() : spellings_.find(field.name);
    if (spelling != spellings_.end() && still_means(*spelling->second, field))
        value = write_piece(values_, [&](JsonText& out) { append(out, *spelling->second); });
    const std::size_t rank = rank_of_member(field.name);
    if (rank == no_member) return write_custom(field, value);
    if (!variables_.add(field.name, value, rank)) lose_second(field);
}

// Whether a spelling that was read still says what the field does.
bool EntryWriter::still_means(const Json& spelling, const Field& field) const {
    Details details;
    std::deque<JsonTree> trees;
    for (std::size_t i = 0; i < std::size(detail_members<std::string>); ++i) {
        const auto& written = details_.*detail_members<std::string>[i].place;
        const auto detail = written.find(field.name);
        if (detail == written.end() || !trees.emplace_back().parse_all(detail->second)) continue;
        (details.*detail_members<const Json*>[i].place).emplace(field.name, &trees.back().root());
    }
    return read_value(field.name, spelling, details) == field.value;
}

// A field that occurs again makes a list.
void EntryWriter::write_custom(const Field& field, Piece value) {
    if (custom_.add(field.name, value)) return;
    if (!is_carried(field.name) || !value.of(values_.text()).starts_with('"') || details_.rich.contains(field.name))
        return lose_second(field);
    custom_.find(field.name)->more.push_back(value);
}

void EntryWriter::lose_second(const Field& field) {
    losses_.lose("field", field.span, "second field '" + field.name + "' of '" + entry_->key + "'");
}

// Members that came from another program, or that we could not read, go back where they stood, unless the entry
// has a value of that name by now.
bool EntryWriter::write_extra(const Field& field) {
    const auto* text = std::get_if<std::string>(&field.value);
    if (text == nullptr) return false;
    const std::string_view member = std::string_view(field.name).substr(own_prefix.size());
    const std::size_t rank = rank_of_member(member);
    if (member == "id" || member == "type" || (rank != no_member && entry_->fields.has(member))) return false;
    if (extra_.contains(member) || variables_.contains(member)) return false;
    JsonTree tree;
    const Json* json = parse_text(*text, tree).value;
    if (json == nullptr) return false;
    MemberList& members = rank != no_member ? variables_ : extra_;
    members.add(member, write_piece(values_, [&](JsonText& out) { append(out, *json); }), rank);
    return true;
}

void EntryWriter::add_derived() {
    const Fields& fields = entry_->fields;
    if (!fields.has("eprint-type")) return;
    JsonText derived(style());
    for (const auto& [member, words] :
         derived_from_eprint(entry_->type, fields.text("eprint-type"), fields.text("eprint"))) {
        if (fields.has(member)) continue;
        const Piece value = write_piece(values_, [&text = words](JsonText& out) { out.string(text); });
        if (variables_.add(member, value, rank_of_member(member))) derived.string(member);
    }
    add_control(derived_member, '[', derived.text());
}

void EntryWriter::merge_foreign() {
    const auto* text = entry_->fields.get<std::string>(custom_field);
    if (text == nullptr) return;
    const Json* foreign = parse_text(*text, foreign_tree_).value;
    if (foreign == nullptr || !foreign->is_object()) {
        custom_.add(custom_field, write_piece(values_, [&](JsonText& out) { out.string(*text); }));
        return;
    }
    for (const Json& member : *foreign)
        custom_.add(member.name, write_piece(values_, [&](JsonText& out) { append(out, member); }));
}

void EntryWriter::add_details() {
    for (const auto& detail : detail_members<std::string>) {
        JsonText members(style());
        for (const auto& [name, value] : details_.*detail.place) {
            members.name(name);
            members.raw(value);
        }
        add_control(detail.name, '{', members.text());
    }
}

// What is said about the item as a whole: an array or object with these members, if there are any.
void EntryWriter::add_control(std::string_view name, char bracket, std::string_view members) {
    if (members.empty()) return;
    custom_.add(name, write_piece(values_, [&](JsonText& out) {
                    out.open(bracket);
                    out.raw(members);
                    out.close(bracket == '[' ? ']' : '}');
                }));
}

}  // namespace bibconv::csl_json
