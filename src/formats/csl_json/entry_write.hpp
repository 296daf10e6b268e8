#pragma once

#include <map>
#include <string>
#include <string_view>

#include "bibconv/format.hpp"
#include "bibconv/item.hpp"
#include "formats/csl_json/format.hpp"
#include "formats/csl_json/json.hpp"
#include "formats/csl_json/member_list.hpp"
#include "formats/csl_json/values.hpp"

namespace bibconv::csl_json {

/// Writes entries as items of CSL-JSON that are valid in its schema, and uses its memory again for each.
class EntryWriter {
public:
    EntryWriter(const WriteContext& context, Layout layout);

    /// Appends the entry. `before` and `after` are page items, as JSON in this style with the commas between them.
    void write(std::string& out, const Entry& entry, std::string_view id, std::string_view before,
               std::string_view after);

    [[nodiscard]] text::JsonText::Style style() const noexcept { return values_.style(); }

private:
    void read_spellings();
    void write_field(const Field& field);
    bool write_extra(const Field& field);
    void write_custom(const Field& field, Piece value);
    void lose_second(const Field& field);
    void add_derived();
    void merge_foreign();
    void add_details();
    void add_control(std::string_view name, char bracket, std::string_view members);
    [[nodiscard]] bool still_means(const Json& spelling, const Field& field) const;
    void write_item(std::string& out, std::string_view id, std::string_view type, std::string_view custom) const;

    LossLedger& losses_;
    Mathematics mathematics_;
    Layout layout_;
    text::JsonText values_;  // of all members, in the order of the fields
    text::JsonText custom_text_;
    // What the members that are being written stand in.
    const Entry* entry_ = nullptr;
    JsonTree spellings_tree_, foreign_tree_;
    std::map<std::string_view, const Json*> spellings_;  // as read, by variable
    WrittenDetails details_;
    MemberList variables_, extra_, custom_;
};

}  // namespace bibconv::csl_json
