#include "markup/markdown.hpp"

#include <algorithm>

#include "fuzz/support/promise.hpp"
#include "markup/badge_text.hpp"
#include "markup/html_text.hpp"
#include "text/ascii.hpp"
#include "text/latin1.hpp"
#include "text/unicode.hpp"

using namespace bibconv;
using fuzz::promise;
using fuzz::promise_same;

namespace {

// The end of a code span that begins at a run of backticks; the end of the run where none closes it.
std::size_t end_of_code(std::string_view text, std::size_t at) {
    const std::size_t inside = std::min(text.find_first_not_of('`', at), text.size());
    for (std::size_t next = text.find('`', inside); next != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_not_of('`', next), text.size());
        if (end - next == inside - at) return end;
        next = text.find('`', end);
    }
    return inside;
}

// Every tag is one that we write.
bool has_only_our_tags(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '`') {
            at = end_of_code(text, at);
            continue;
        }
        const std::string_view rest = text.substr(at);
        constexpr std::string_view ours[] = {"<sup>",    "</sup>",    "<sub>",
                                             "</sub>",   "<em>",      "</em>",
                                             "<strong>", "</strong>", "<span style=\"font-variant: small-caps\">",
                                             "</span>",  "<http://",  "<https://"};
        const char next = rest.size() > 1 ? rest[1] : ' ';
        const bool tag = rest.front() == '<' &&
                         (text::is_ascii_letter(next) || std::string_view("/!?").find(next) != std::string_view::npos);
        if (tag && std::ranges::none_of(ours, [&](auto one) { return rest.starts_with(one); })) return false;
        at += rest.front() == '\\' ? 2 : 1;
    }
    return true;
}

void check_badges(const std::string& text) {
    const std::vector<Badge> badges = markup::parse_badge_text(text);
    promise(markup::parse_badge_text(markup::badge_text(badges)) == badges, "badges come back", text);
    Badge badge;
    if (!markup::parse_badge_path(text, badge)) return;
    promise(text::is_utf8(badge.label + badge.message), "the words of a badge are UTF-8", text);
    Badge again;
    promise(markup::parse_badge_path(markup::badge_path(badge), again) && again.label == badge.label &&
                again.message == badge.message && again.colour == badge.colour,
            "a badge's path says the same", text + '\n' + markup::badge_path(badge));
}

}  // namespace

int fuzz_markdown(const std::uint8_t* data, std::size_t size) {
    const std::string text = text::to_utf8(fuzz::text_of(data, size));
    const std::string once = markup::markdown(markup::parse_markdown(text));
    promise(text::is_utf8(once), "Markdown is UTF-8", text);
    promise(once.find('\n') == std::string::npos, "Markdown is on one line", once);
    promise(has_only_our_tags(once), "Markdown has no tags but ours", once);
    promise_same("the second round is the same", once, markup::markdown(markup::parse_markdown(once)));
    const std::string plain = markup::markdown_of_text(text);
    promise(has_only_our_tags(plain), "text in Markdown is no tag", plain);
    check_badges(text);
    return 0;
}
