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
    "badges",        "publications page in Markdown with badges", aliases, suffixes, looks_like_a_page, read_page,
    make_page_writer};

}  // namespace bibconv::badge_page
