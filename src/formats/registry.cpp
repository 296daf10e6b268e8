#include <algorithm>
#include <array>
#include <cctype>

#include "bibconv/format.hpp"
#if __has_include("formats/badge_page/format.hpp")
#include "formats/badge_page/format.hpp"
#endif
#if __has_include("formats/bibtex/format.hpp")
#include "formats/bibtex/format.hpp"
#endif
#if __has_include("formats/csl_json/format.hpp")
#include "formats/csl_json/format.hpp"
#endif
#if __has_include("formats/json_ld/format.hpp")
#include "formats/json_ld/format.hpp"
#endif

namespace bibconv {
namespace {

// THE list. The order is the one shown to users, and the order in which contents are sniffed.
constexpr auto all = std::to_array<const Format*>({
#if __has_include("formats/bibtex/format.hpp")
    &bibtex::bibtex,
    &bibtex::biblatex,
#endif
#if __has_include("formats/csl_json/format.hpp")
    &csl_json::csl_json,
#endif
#if __has_include("formats/json_ld/format.hpp")
    &json_ld::json_ld,
#endif
#if __has_include("formats/badge_page/format.hpp")
    &badge_page::badges,
#endif
});

std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

template <class Predicate>
const Format* find(const Predicate& predicate) noexcept {
    const auto found = std::ranges::find_if(all, [&](const Format* format) { return predicate(*format); });
    return found == all.end() ? nullptr : *found;
}

}  // namespace

std::span<const Format* const> formats() noexcept { return all; }

const Format* find_format(std::string_view name) noexcept {
    const std::string wanted = lower(name);
    return find([&](const Format& format) {
        return format.name == wanted || std::ranges::find(format.aliases, wanted) != format.aliases.end();
    });
}

const Format* format_of_path(std::string_view path) noexcept {
    const std::string wanted = lower(path);
    return find([&](const Format& format) {
        return std::ranges::any_of(format.suffixes, [&](std::string_view suffix) { return wanted.ends_with(suffix); });
    });
}

const Format* format_of_content(std::string_view head) noexcept {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (head.starts_with(byte_order_mark)) head.remove_prefix(byte_order_mark.size());
    return find([&](const Format& format) { return format.sniff != nullptr && format.sniff(head); });
}

}  // namespace bibconv
