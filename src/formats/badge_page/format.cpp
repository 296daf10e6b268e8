#include "formats/badge_page/format.hpp"

#include <array>

namespace bibconv::badge_page {
namespace {

constexpr std::array<std::string_view, 3> aliases = {"md", "markdown", "badge-page"};
constexpr std::array<std::string_view, 2> suffixes = {".md", ".markdown"};

bool looks_like_a_page(std::string_view head) {
    return head.find("img.shields.io/badge/") != std::string_view::npos || head.starts_with("# ") ||
           head.find("\n## ") != std::string_view::npos;
}

}  // namespace

const Format badges = {
    .name = "badges",
    .description = "publications page in Markdown with badges",
    .aliases = aliases,
    .suffixes = suffixes,
    .sniff = looks_like_a_page,
    .read = read_page,
    .make_writer = make_page_writer,
    .holds_pages = true,
};

}  // namespace bibconv::badge_page
