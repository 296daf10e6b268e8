#include "formats/csl_json/entry_write.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <vector>

#include "formats/csl_json/carried.hpp"
#include "formats/csl_json/derived.hpp"
#include "formats/csl_json/json.hpp"
#include "formats/csl_json/member_list.hpp"
#include "formats/csl_json/members.hpp"
#include "formats/csl_json/parse.hpp"
#include "formats/csl_json/values.hpp"
#include "model/vocabulary.hpp"

namespace bibconv::csl_json {
namespace {

using text::JsonText;

constexpr std::size_t member_indent = 4;
constexpr std::size_t usual_size = 1024;  // bytes of an item

// Begins a member of an item with its name. What `separator` says stands before it.
void begin_member(std::string& out, std::string_view separator, std::string_view name, Layout layout) {
    const bool lines = layout == Layout::lines;
    out += separator;
    if (!lines) out.append(1, '\n').append(member_indent, ' ');
    text::append_json_string(out, name);
    out += lines ? ":" : ": ";
}

void append_member(std::string& out, std::string_view name, std::string_view value, Layout layout) {
    begin_member(out, ",", name, layout);
    if (layout == Layout::lines)
        out += value;
    else
        text::lay_out_json(out, value, member_indent);
}

class EntryWriter {
public:
    EntryWriter(const Entry& entry, const WriteContext& context, Layout layout)
        : entry_(entry),
          losses_(context.losses),
          mathematics_(context.options.mathematics),
          layout_(layout),
          values_(style_of(layout)) {
        values_.reserve(usual_size);
        variables_.reserve(entry.fields.size());
    }

    WrittenEntry write();

private:
    void read_spellings();
    void write_fields();
    void write_field(const Field& field);
    bool write_extra(const Field& field);
    [[nodiscard]] bool joins_list(const Field& field) const;
    void write_custom(const Field& field, Piece value);
    void lose_second(const Field& field);
    void add_derived();
    void merge_foreign();
    void add_details();
    void add_control(std::string_view name, char bracket, std::string_view members);
    [[nodiscard]] bool still_means(const Json& spelling, const Field& field) const;

    const Entry& entry_;
    LossLedger& losses_;
    Mathematics mathematics_;
    Layout layout_;
    text::JsonText values_;  // of all members, in the order of the fields
    // What the members that are being written stand in.
    JsonTree spellings_tree_, foreign_tree_;
    std::map<std::string_view, const Json*> spellings_;  // as read, by variable
    WrittenDetails details_;
    MemberList variables_, extra_, custom_;
};

WrittenEntry EntryWriter::write() {
    read_spellings();
    const std::string_view type = model::is_csl_type(entry_.type) ? written_type(entry_.type) : "document";
    if (type != entry_.type)
        custom_.add(type_member, write_piece(values_, [&](JsonText& value) { value.string(entry_.type); }));
    write_fields();
    add_derived();
    merge_foreign();
    add_details();
    variables_.sort();

    WrittenEntry written{{}, JsonText(values_.style())};
    written.members.reserve(values_.text().size() + usual_size / 2);
    begin_member(written.members, ",", "type", layout_);
    text::append_json_string(written.members, type);
    for (const MemberList* members : {&variables_, &extra_}) {
        for (const MemberList::Member& one : *members)
            append_member(written.members, one.name, one.value.of(values_.text()), layout_);
    }
    append_members(written.custom, custom_, values_.text());
    return written;
}

void EntryWriter::read_spellings() {
    const auto* text = entry_.fields.get<std::string>(as_read_field);
    const Json* read = text == nullptr ? nullptr : parse_text(*text, spellings_tree_).value;
    if (read == nullptr || !read->is_object()) return;
    for (const Json& spelling : *read) spellings_.emplace(spelling.name, &spelling);
}

// How fields of a .bib were written stands last and by name: it has no place of its own among the fields.
void EntryWriter::write_fields() {
    std::vector<const Field*> spellings;
    for (const Field& field : entry_.fields) {
        if (model::keeps_spelling(field.name))
            spellings.push_back(&field);
        else
            write_field(field);
    }
    std::ranges::stable_sort(spellings, {}, &Field::name);
    for (const Field* field : spellings) write_field(*field);
}

void EntryWriter::write_field(const Field& field) {
    if (field.name.starts_with(own_prefix)) {
        if (field.name == as_read_field || field.name == custom_field || write_extra(field)) return;
    }
    const std::size_t rank = rank_of_member(field.name);
    if (rank == no_member && custom_.contains(field.name) && !joins_list(field)) return lose_second(field);
    Piece value =
        write_piece(values_, [&](JsonText& out) { write_value(out, field.name, field.value, mathematics_, details_); });
    const auto spelling = spellings_.empty() ? spellings_.end() : spellings_.find(field.name);
    if (spelling != spellings_.end() && still_means(*spelling->second, field))
        value = write_piece(values_, [&](JsonText& out) { append(out, *spelling->second); });
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

// A field that occurs again makes a list, of texts without details.
bool EntryWriter::joins_list(const Field& field) const {
    return may_repeat(field.name) && std::holds_alternative<std::string>(field.value) &&
           !details_.rich.contains(field.name);
}

void EntryWriter::write_custom(const Field& field, Piece value) {
    if (!custom_.add(field.name, value)) custom_.find(field.name)->more.push_back(value);
}

void EntryWriter::lose_second(const Field& field) {
    losses_.lose("field", field.span, "second field '" + field.name + "' of '" + entry_.key + "'");
}

// Members that came from another program, or that we could not read, go back where they stood, unless the entry
// has a value of that name by now.
bool EntryWriter::write_extra(const Field& field) {
    const auto* text = std::get_if<std::string>(&field.value);
    if (text == nullptr) return false;
    const std::string_view member = std::string_view(field.name).substr(own_prefix.size());
    const std::size_t rank = rank_of_member(member);
    if (member == "id" || member == "type" || (rank != no_member && entry_.fields.has(member))) return false;
    if (extra_.contains(member) || variables_.contains(member)) return false;
    JsonTree tree;
    const Json* json = parse_text(*text, tree).value;
    if (json == nullptr) return false;
    MemberList& members = rank != no_member ? variables_ : extra_;
    members.add(member, write_piece(values_, [&](JsonText& out) { append(out, *json); }), rank);
    return true;
}

void EntryWriter::add_derived() {
    const Fields& fields = entry_.fields;
    if (!fields.has("eprint-type")) return;
    JsonText derived(values_.style());
    for (const auto& [member, words] :
         derived_from_eprint(entry_.type, fields.text("eprint-type"), fields.text("eprint"))) {
        if (fields.has(member)) continue;
        const Piece value = write_piece(values_, [&text = words](JsonText& out) { out.string(text); });
        if (variables_.add(member, value, rank_of_member(member))) derived.string(member);
    }
    add_control(derived_member, '[', derived.text());
}

void EntryWriter::merge_foreign() {
    const auto* text = entry_.fields.get<std::string>(custom_field);
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
        JsonText members(values_.style());
        for (const auto& [name, value] : details_.*detail.place) {
            members.name(name);
            members.raw(value);
        }
        add_control(detail.name, '{', members.text());
    }
}

// What is said about the entry as a whole: an array or object with these members, if there are any.
void EntryWriter::add_control(std::string_view name, char bracket, std::string_view members) {
    if (members.empty()) return;
    custom_.add(name, write_piece(values_, [&](JsonText& out) {
                    out.open(bracket);
                    out.raw(members);
                    out.close(bracket == '[' ? ']' : '}');
                }));
}

}  // namespace

WrittenEntry write_entry(const Entry& entry, const WriteContext& context, Layout layout) {
    return EntryWriter(entry, context, layout).write();
}

void append_item(std::string& out, WrittenEntry& entry, std::string_view id, std::string_view before,
                 std::string_view after, Layout layout) {
    for (const auto& [name, items] : {std::pair(before_member, before), std::pair(after_member, after)}) {
        if (items.empty()) continue;
        entry.custom.name(name);
        entry.custom.open('[');
        entry.custom.raw(items);
        entry.custom.close(']');
    }
    begin_member(out, "{", "id", layout);
    text::append_json_string(out, id);
    out += entry.members;
    if (!entry.custom.text().empty()) append_member(out, "custom", "{" + entry.custom.text() + "}", layout);
    out += layout == Layout::lines ? "}" : "\n  }";
}

text::JsonText::Style style_of(Layout layout) noexcept {
    return layout == Layout::lines ? JsonText::Style::tight : JsonText::Style::spaced;
}

}  // namespace bibconv::csl_json
