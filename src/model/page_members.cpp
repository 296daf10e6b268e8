#include "model/page_members.hpp"

#include <algorithm>
#include <array>

#include "text/word_list.hpp"

namespace bibconv::model {
namespace {

constexpr std::string_view yes_or_no = "yes no";

constexpr auto page_members = std::to_array<PageMember>({
    {"level", "section", false, "1 2 3 4 5 6"},
    {"title", "header section", true, {}},
    {"heading", "header section", false, {}},
    {"introduction", "section", true, {}},
    {"rule", "section", false, yes_or_no},
    {"rows", "section", false, yes_or_no},
    {"dividers", "section", false, yes_or_no},
    {"owner", "header", false, {}},
    {"updated", "header", false, {}},
    {"sections", "header", false, yes_or_no},
    {"gaps", "header", false, {}},
    {"byte-order-mark", "header", false, yes_or_no},
    {"line-ends", "header", false, "crlf cr"},
    {"badges", "badges", false, {}},
    {"format", "prose", false, {}},
    {"text", "prose", false, {}},
});

}  // namespace

const PageMember* find_page_member(std::string_view name) noexcept {
    const auto* found = std::ranges::find(page_members, name, &PageMember::name);
    return found == page_members.end() ? nullptr : found;
}

bool is_page_kind(std::string_view kind) noexcept {
    return std::ranges::any_of(page_members, [&](const PageMember& one) { return text::lists(one.kinds, kind); });
}

std::string page_members_of(std::string_view kind) {
    std::string names;
    for (const PageMember& one : page_members) {
        if (text::lists(one.kinds, kind)) names.append(names.empty() ? "" : ", ").append(one.name);
    }
    return names;
}

bool is_section_level(std::string_view text) noexcept {
    const PageMember* level = find_page_member("level");
    return level != nullptr && text::lists(level->words, text);
}

bool is_page_member(const Section& section, std::string_view name) noexcept {
    const PageMember* member = find_page_member(name);
    return member != nullptr && text::lists(member->kinds, section.level <= 1 ? "header" : "section");
}

}  // namespace bibconv::model
