#include "formats/csl_json/member_list.hpp"

#include <algorithm>

namespace bibconv::csl_json {
namespace {

constexpr std::size_t few = 16;  // up to so many, looking at each is faster

}  // namespace

bool MemberList::add(std::string_view name, Piece value, std::size_t rank) {
    if (contains(name)) return false;
    members_.push_back({name, rank, value, {}});
    if (members_.size() <= few) return true;
    for (std::size_t place = places_.size(); place < members_.size(); ++place)
        places_.emplace(members_[place].name, place);
    return true;
}

MemberList::Member* MemberList::find(std::string_view name) {
    if (members_.size() > few) {
        const auto found = places_.find(name);
        return found == places_.end() ? nullptr : &members_[found->second];
    }
    const auto found = std::ranges::find(members_, name, &Member::name);
    return found == members_.end() ? nullptr : &*found;
}

void MemberList::sort() { std::ranges::sort(members_, {}, &Member::rank); }

void append(text::JsonText& out, const MemberList::Member& member, std::string_view values) {
    const std::string_view first = member.value.of(values);
    if (member.more.empty()) return out.raw(first);
    out.open('[');
    if (!first.starts_with('['))
        out.raw(first);
    else if (first.size() > 2)
        out.raw(first.substr(1, first.size() - 2));
    for (const Piece& one : member.more) out.raw(one.of(values));
    out.close(']');
}

void append_members(text::JsonText& out, const MemberList& members, std::string_view values) {
    for (const MemberList::Member& member : members) {
        out.name(member.name);
        append(out, member, values);
    }
}

}  // namespace bibconv::csl_json
