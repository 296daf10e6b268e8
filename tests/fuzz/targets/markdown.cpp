#include "markup/markdown.hpp"

#include <algorithm>

#include "fuzz/support/promise.hpp"
#include "markup/badge_text.hpp"
#include "markup/html_text.hpp"
#include "markup/web_address.hpp"
#include "text/ascii.hpp"
#include "text/latin1.hpp"
#include "text/unicode.hpp"

using namespace bibconv;
using fuzz::promise;
using fuzz::promise_same;

namespace {

// Every tag is one that we write, also in code: it is HTML where no Markdown is read.
bool has_only_our_tags(std::string_view text) {
    constexpr std::string_view ours[] = {"<sup>",
                                         "</sup>",
                                         "<sub>",
                                         "</sub>",
                                         "<em>",
                                         "</em>",
                                         "<strong>",
                                         "</strong>",
                                         "<code>",
                                         "</code>",
                                         "<span style=\"font-variant: small-caps\">",
                                         "</span>"};
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const std::string_view rest = text.substr(at);
        const char next = rest.size() > 1 ? rest[1] : ' ';
        const bool tag = text::is_ascii_letter(next) || std::string_view("/!?").find(next) != std::string_view::npos;
        const std::size_t address = markup::web_address_length(rest.substr(1));
        const bool harmless = address > 0 && !markup::acts_as_element(rest.substr(1, address));
        if (tag && !harmless && std::ranges::none_of(ours, [&](auto one) { return rest.starts_with(one); }))
            return false;
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
