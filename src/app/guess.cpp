#include <algorithm>
#include <string>

#include "base/byte_order_mark.hpp"
#include "bibconv/format.hpp"
#include "text/ascii.hpp"

namespace bibconv {
namespace {

template <class Predicate>
const Format* first(const Predicate& predicate) noexcept {
    const auto all = formats();
    const auto found = std::ranges::find_if(all, [&](const Format* format) { return predicate(*format); });
    return found == all.end() ? nullptr : *found;
}

bool knows(const Format& format, std::string_view head) noexcept {
    if (head.starts_with(base::byte_order_mark)) head.remove_prefix(base::byte_order_mark.size());
    return format.sniff != nullptr && format.sniff(head);
}

}  // namespace

const Format* find_format(std::string_view name) noexcept {
    const std::string wanted = text::ascii_lower(name);
    return first([&](const Format& format) {
        return format.name == wanted || std::ranges::find(format.aliases, wanted) != format.aliases.end();
    });
}

bool has_suffix(const Format& format, std::string_view path) noexcept {
    const std::string wanted = text::ascii_lower(path);
    return std::ranges::any_of(format.suffixes, [&](std::string_view suffix) { return wanted.ends_with(suffix); });
}

const Format* format_of_path(std::string_view path) noexcept {
    return first([&](const Format& format) { return has_suffix(format, path); });
}

const Format* format_of_file(std::string_view path, std::string_view head) noexcept {
    const Format* sure = first([&](const Format& format) { return has_suffix(format, path) && knows(format, head); });
    return sure == nullptr ? format_of_path(path) : sure;
}

const Format* format_of_content(std::string_view head) noexcept {
    return first([&](const Format& format) { return knows(format, head); });
}

}  // namespace bibconv
