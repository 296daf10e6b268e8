#include "markup/markdown_sayable.hpp"

#include <algorithm>
#include <utility>

#include "markup/html_text.hpp"
#include "markup/markdown_tags.hpp"
#include "text/ascii.hpp"

namespace bibconv::markup {
namespace {

bool is_all_blank(std::string_view text) noexcept { return std::ranges::all_of(text, text::is_blank_or_control); }

// Whether a reader sees where it begins and ends.
bool fits_dollars(std::string_view tex) noexcept {
    return !tex.empty() && !text::is_blank_or_control(tex.front()) && !text::is_blank_or_control(tex.back()) &&
           tex.back() != '\\' && tex.find('$') == std::string_view::npos;
}

// White space at an edge goes outside: inside it, the marks would be no marks.
std::string cut_first_blanks(RichText& content) {
    auto* text = content.nodes.empty() ? nullptr : std::get_if<Text>(&content.nodes.front());
    if (text == nullptr) return {};
    const auto end = std::ranges::find_if_not(text->text, text::is_blank_or_control);
    std::string blanks(text->text.begin(), end);
    text->text.erase(text->text.begin(), end);
    if (text->text.empty()) content.nodes.erase(content.nodes.begin());
    return blanks;
}

std::string cut_last_blanks(RichText& content) {
    auto* text = content.nodes.empty() ? nullptr : std::get_if<Text>(&content.nodes.back());
    if (text == nullptr) return {};
    std::size_t end = text->text.size();
    while (end > 0 && text::is_blank_or_control(text->text[end - 1])) --end;
    std::string blanks = text->text.substr(end);
    text->text.resize(end);
    if (text->text.empty()) content.nodes.pop_back();
    return blanks;
}

Styled* last_of(RichText& text, Style style) {
    auto* last = text.nodes.empty() ? nullptr : std::get_if<Styled>(&text.nodes.back());
    return last != nullptr && last->style == style ? last : nullptr;
}

// Of three stars, two are the inner mark.
Styled bold_within_italic(Styled styled) {
    auto* only = styled.content.nodes.size() == 1 ? std::get_if<Styled>(&styled.content.nodes.front()) : nullptr;
    if (styled.style != Style::bold || only == nullptr || only->style != Style::italic) return styled;
    RichText bold;
    bold.append(Inline(Styled{Style::bold, std::move(only->content)}));
    return {Style::italic, std::move(bold)};
}

void add(RichText text, RichText& out);

// Code right behind code is one. So is emphasis: of `*a**b*`, the stars within would be none.
void add(Inline node, RichText& out) {
    auto* styled = std::get_if<Styled>(&node);
    const bool joins = styled != nullptr && (styled->style == Style::code || is_starred(styled->style));
    Styled* last = joins ? last_of(out, styled->style) : nullptr;
    if (last != nullptr)
        add(std::move(styled->content), last->content);
    else
        out.append(std::move(node));
}

void add(RichText text, RichText& out) {
    for (Inline& node : text.nodes) add(std::move(node), out);
}

bool holds_link(const RichText& text) {
    return std::ranges::any_of(text.nodes, [](const Inline& node) {
        const auto* styled = std::get_if<Styled>(&node);
        return std::holds_alternative<Link>(node) || (styled != nullptr && holds_link(styled->content));
    });
}

void add_link(const std::string& url, RichText content, RichText& out) {
    if (is_safe_url(url))
        out.append(Inline(Link{url, std::move(content)}));
    else
        add(std::move(content), out);
}

// A link around each part of the content that is none.
void add_link_around_links(const std::string& url, RichText content, RichText& out) {
    RichText run;
    const auto close = [&] {
        if (!run.nodes.empty()) add_link(url, std::exchange(run, {}), out);
    };
    for (Inline& node : content.nodes) {
        auto* styled = std::get_if<Styled>(&node);
        const bool parted = styled != nullptr && holds_link(styled->content);
        if (!parted && !std::holds_alternative<Link>(node)) {
            add(std::move(node), run);
            continue;
        }
        close();
        if (parted) {
            RichText parts;
            add_link_around_links(url, std::move(styled->content), parts);
            styled->content = std::move(parts);
        }
        add(std::move(node), out);
    }
    close();
}

// `inside` has what is around it, by these bits: emphasis within the same emphasis has no mark either, nor has code
// within code.
constexpr unsigned link_bit = 1U << 31U;
constexpr unsigned bit_of(Style style) noexcept { return 1U << static_cast<unsigned>(style); }
constexpr unsigned said_once =
    bit_of(Style::italic) | bit_of(Style::bold) | bit_of(Style::small_caps) | bit_of(Style::code);

void flatten(const RichText& text, RichText& out, unsigned inside);

void flatten(const Styled& styled, RichText& out, unsigned inside) {
    const unsigned bit = bit_of(styled.style);
    RichText content;
    flatten(styled.content, content, inside | bit);
    if (styled.style == Style::nocase || (inside & bit & said_once) != 0 || is_all_blank(plain_text(content)))
        add(std::move(content), out);
    else if (styled.style == Style::code)
        add(Styled{Style::code, std::move(content)}, out);
    else {
        out.append(cut_first_blanks(content));
        const std::string behind = cut_last_blanks(content);
        add(bold_within_italic({styled.style, std::move(content)}), out);
        out.append(behind);
    }
}

void flatten(const Link& link, RichText& out, unsigned inside) {
    RichText content;
    flatten(link.content, content, inside);
    if ((inside & link_bit) != 0) return add(std::move(content), out);
    const auto begin = std::ranges::find_if_not(link.url, text::is_blank_or_control);  // as browsers skip them
    const std::string url(begin, link.url.end());
    (holds_link(content) ? add_link_around_links : add_link)(url, std::move(content), out);
}

void flatten(const RichText& text, RichText& out, unsigned inside) {
    for (const Inline& node : text.nodes) {
        if (const auto* styled = std::get_if<Styled>(&node)) {
            flatten(*styled, out, inside);
        } else if (const auto* link = std::get_if<Link>(&node)) {
            flatten(*link, out, inside);
        } else if (const auto* raw = std::get_if<Raw>(&node)) {
            out.append(raw->source);
        } else if (const auto* math = std::get_if<Math>(&node); math != nullptr && !fits_dollars(math->tex)) {
            out.append('$' + math->tex + '$');
        } else {
            out.append(node);
        }
    }
}

// Before a digit a dollar ends no mathematics, so that it is text.
RichText with_prices(RichText text) {
    RichText out;
    for (std::size_t i = 0; i < text.nodes.size(); ++i) {
        Inline& node = text.nodes[i];
        const auto* next = i + 1 < text.nodes.size() ? std::get_if<Text>(&text.nodes[i + 1]) : nullptr;
        const bool digit = next != nullptr && !next->text.empty() && text::is_digit(next->text.front());
        if (const auto* math = std::get_if<Math>(&node); math != nullptr && digit) {
            out.append('$' + math->tex + '$');
            continue;
        }
        if (auto* styled = std::get_if<Styled>(&node)) styled->content = with_prices(std::move(styled->content));
        if (auto* link = std::get_if<Link>(&node)) link->content = with_prices(std::move(link->content));
        out.append(std::move(node));
    }
    return out;
}

}  // namespace

RichText sayable_in_markdown(const RichText& text, bool in_link) {
    RichText flat;
    flatten(text, flat, in_link ? link_bit : 0);
    return with_prices(std::move(flat));
}

}  // namespace bibconv::markup
