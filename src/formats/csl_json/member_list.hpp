#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/json_text.hpp"

namespace bibconv::csl_json {

/// A part of a text, by its place: the text may grow.
struct Piece {
    std::size_t begin = 0, end = 0;
    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// One value in a text that holds many.
template <class Write>
Piece write_piece(text::JsonText& out, Write write) {
    const std::size_t begin = out.begin_another();
    write(out);
    return {begin, out.text().size()};
}

/// The members of an object in the making, found as fast when there are many: names, and where their values stand in a
/// text as JSON.
class MemberList {
public:
    struct Member {
        std::string_view name;
        std::size_t rank = 0;
        Piece value;
        std::vector<Piece> more;  ///< values that make a list of the first one
    };

    /// Adds a member, unless there is one of that name already.
    bool add(std::string_view name, Piece value, std::size_t rank = 0);
    /// The member, or null when there is none yet.
    [[nodiscard]] Member* find(std::string_view name);
    [[nodiscard]] bool contains(std::string_view name) { return find(name) != nullptr; }
    /// Orders the members by their rank. No member can be found any more.
    void sort();
    void reserve(std::size_t size) { members_.reserve(size); }

    [[nodiscard]] auto begin() const noexcept { return members_.begin(); }
    [[nodiscard]] auto end() const noexcept { return members_.end(); }

private:
    std::vector<Member> members_;
    std::unordered_map<std::string_view, std::size_t> places_;
};

/// Writes the value of a member that stands in `values`.
void append(text::JsonText& out, const MemberList::Member& member, std::string_view values);
/// Writes the members with their names, as they stand in an object.
void append_members(text::JsonText& out, const MemberList& members, std::string_view values);

}  // namespace bibconv::csl_json
