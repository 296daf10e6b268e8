#include "formats/badge_page/loose_card.hpp"

#include <algorithm>
#include <unordered_set>

#include "formats/badge_page/any_badges.hpp"
#include "formats/badge_page/comments.hpp"
#include "formats/badge_page/lines.hpp"
#include "formats/badge_page/loose_title.hpp"
#include "markup/html_fragment.hpp"
#include "markup/html_text.hpp"
#include "markup/markdown.hpp"
#include "text/ascii.hpp"

namespace bibconv::badge_page {
namespace {

using text::trimmed;

std::string words_of(const std::vector<markup::HtmlNode>& nodes) {
    std::string words;
    for (const markup::HtmlNode& node : nodes) {
        const std::string inside = node.name.empty() ? node.text : words_of(node.children);
        if (!trimmed(inside).empty()) words += (words.empty() ? "" : " ") + std::string(trimmed(inside));
    }
    return words;
}

bool begins_div(std::string_view line) { return trimmed(line).starts_with("<div"); }

// The attributes of `<div …>`: its class, and the others with a space before each. The class may stand anywhere and
// in any quotes, or in none.
struct OpeningTag {
    std::string entry_class, others;
};

OpeningTag opening_tag(std::string_view tag) {
    constexpr std::string_view name = "<div", mark = " class=";
    tag.remove_prefix(name.size());
    tag.remove_suffix(1);
    const std::size_t at = tag.find(mark);
    if (at == std::string_view::npos) return {};
    const std::string_view value = tag.substr(at + mark.size());
    const bool quoted = value.starts_with('"') || value.starts_with('\'');
    const std::size_t end = std::min(quoted ? value.find(value.front(), 1) : value.find(' '), value.size());
    const std::size_t begin = quoted ? 1 : 0;
    if (end < begin) return {};
    return {std::string(value.substr(begin, end - begin)),
            std::string(tag.substr(0, at)) + std::string(value.substr(std::min(end + begin, value.size())))};
}

// The text behind `* `, `- ` or `+ `, however far indented; nothing for another line.
std::optional<std::string_view> item_text(std::string_view line) {
    line = trimmed(line);
    const bool item =
        line.size() > 1 && std::string_view("*-+").find(line[0]) != std::string_view::npos && line[1] == ' ';
    return item ? std::optional(trimmed(line.substr(2))) : std::nullopt;
}

// `**Authors:** …`, `**Authors**: …` and `__Authors__: …`
std::optional<Bullet> labelled(std::string_view text) {
    const std::string_view mark = text.substr(0, 2);
    if (mark != "**" && mark != "__") return std::nullopt;
    const std::size_t close = text.find(mark, 2);
    if (close == std::string_view::npos) return std::nullopt;
    std::string_view label = trimmed(text.substr(2, close - 2));
    std::string_view rest = trimmed(text.substr(close + 2));
    if (label.ends_with(':'))
        label.remove_suffix(1);
    else if (rest.starts_with(':'))
        rest = trimmed(rest.substr(1));
    else
        return std::nullopt;
    label = trimmed(label);
    if (label.empty()) return std::nullopt;  // `**:** …` names nothing
    return Bullet{std::string(label), std::string(rest)};
}

class LooseCard {
public:
    LooseCard(std::string_view text, const PageStyle& style, Misfit& misfit)
        : text_(without_comments(text)), style_(style), misfit_(misfit) {}

    std::optional<Block> parse() {
        if (!opening()) return std::nullopt;
        while (!lines_.done()) {
            if (!line()) return std::nullopt;
        }
        if (block_.title.empty()) return fail(0, "it has no title; a heading such as '### **Title**' would be one");
        for (std::string& link : links_) add_badges({badge_of_link({}, link, style_)});
        return std::move(block_);
    }

private:
    // The opening tag, perhaps with text behind it, and the end of the closing one.
    bool opening() {
        const std::string_view first = std::string_view(text_).substr(0, text_.find('\n'));
        const auto entry_class = opened_card(first, style_);
        const std::size_t end = text_.rfind("</div>");
        if (!entry_class || end == std::string_view::npos ||
            !trimmed(std::string_view(text_).substr(end + 6)).empty()) {
            fail(0, "it does not end with its </div>");
            return false;
        }
        const std::size_t begin = first.find('>') + 1;
        block_.entry_class = *entry_class;
        block_.attributes = opening_tag(first.substr(0, begin)).others;
        text_.resize(end);
        std::fill_n(text_.begin(), begin, ' ');
        lines_ = Lines(text_);
        return true;
    }

    bool line() {
        const std::string_view line = trimmed(lines_.peek());
        const auto item = item_text(line);
        if (line.empty()) {
            lines_.next();
        } else if (block_.title.empty() && is_loose_title(line) && !labelled(line)) {
            title(line);
        } else if (item) {
            bullet(*item);
        } else if (begins_div(line)) {
            return element();
        } else {
            paragraph();
        }
        return true;
    }

    void title(std::string_view line) {
        LooseTitle read = parse_loose_title(line);
        block_.title = std::move(read.title);
        if (!read.url.empty()) links_.push_back(std::move(read.url));
        lines_.next();
        if (read.rest.empty()) return;
        std::string stranger;
        if (auto badges = any_badges(read.rest, style_, stranger); badges && !badges->empty())
            add_badges(std::move(*badges));
        else
            block_.gloss = between(read.rest, "(", ")").value_or(read.rest);
    }

    void bullet(std::string_view text) {
        const bool nested = lines_.peek().starts_with(' ') || lines_.peek().starts_with('\t');
        std::string whole(text);
        lines_.next();
        // Lines that go on with the item's text.
        while (!trimmed(lines_.peek()).empty() && !item_text(lines_.peek()) && lines_.peek().front() == ' ')
            whole.append(" ").append(trimmed(lines_.next()));
        if (auto bullet = labelled(whole)) {
            bullet->label = usual_label(bullet->label);
            block_.bullets.push_back(std::move(*bullet));
        } else if (nested && !block_.bullets.empty()) {
            std::string& parent = block_.bullets.back().text;
            parent += (parent.empty() ? "" : "; ") + whole;
        } else {
            block_.paragraphs.push_back(std::move(whole));
        }
    }

    [[nodiscard]] std::string usual_label(const std::string& label) const {
        const auto known = std::ranges::find_if(style_.bullets, [&](const BulletKind& kind) {
            return text::equal_ignoring_case(kind.label, label) || text::equal_ignoring_case(kind.label, label + 's');
        });
        return known == style_.bullets.end() ? label : known->label;
    }

    // A div: a row of badges, the grey line below the title, or just text.
    bool element() {
        const std::size_t begin = lines_.offset();
        const std::string html = whole_element();
        std::string stranger;
        const bool is_row = html.substr(0, html.find('>')).find(style_.badges_class) != std::string_view::npos;
        if (auto badges = any_badges(html, style_, stranger); badges && (is_row || !badges->empty())) {
            add_badges(std::move(*badges));
            return true;
        }
        const auto nodes = markup::parse_html_fragment(html);
        if (!nodes) return stop(line_of(begin), "this HTML element is not well-formed");
        if (is_row) return stop(line_of(begin), "in this row of badges '" + stranger + "' is none");
        std::string words = words_of(*nodes);
        if (const auto gloss = between(words, "(", ")"); gloss && block_.gloss.empty()) {
            block_.gloss = markup::html_text(*gloss);
            block_.gloss_in_html = true;
        } else if (!words.empty()) {
            block_.paragraphs.push_back(markup::markdown_of_text(words));
        }
        return true;
    }

    // The lines to the one that closes the div they begin with.
    std::string whole_element() {
        std::string html;
        std::ptrdiff_t open = 0;
        do {
            const std::string_view line = lines_.next();
            for (std::size_t at = line.find("<div"); at != std::string_view::npos; at = line.find("<div", at + 1))
                ++open;
            for (std::size_t at = line.find("</div>"); at != std::string_view::npos; at = line.find("</div>", at + 1))
                --open;
            html.append(line).append("\n");
        } while (open > 0 && !lines_.done());
        return html;
    }

    void paragraph() {
        std::string text;
        while (!trimmed(lines_.peek()).empty() && !item_text(lines_.peek()) && !begins_div(lines_.peek())) {
            text.append(text.empty() ? "" : "\n").append(trimmed(lines_.next()));
        }
        std::string stranger;
        if (auto badges = any_badges(text, style_, stranger))
            add_badges(std::move(*badges));
        else if (auto bullet = labelled(text); bullet && text.find('\n') == std::string_view::npos)
            block_.bullets.push_back({usual_label(bullet->label), std::move(bullet->text)});
        else
            block_.paragraphs.push_back(without_tags(text));
    }

    // Below a tag there is no Markdown: what stands between the tags is the text.
    static std::string without_tags(const std::string& text) {
        const auto nodes =
            text.starts_with('<') && !text.starts_with("<su") ? markup::parse_html_fragment(text) : std::nullopt;
        return nodes ? words_of(*nodes) : text;
    }

    void add_badges(std::vector<PlacedBadge> badges) {
        for (PlacedBadge& placed : badges) {
            if (placed.badge.url.empty() || urls_.insert(placed.badge.url).second)
                block_.badges.push_back(std::move(placed));
        }
    }

    [[nodiscard]] std::size_t line_of(std::size_t offset) const {
        return static_cast<std::size_t>(std::ranges::count(std::string_view(text_).substr(0, offset), '\n'));
    }

    bool stop(std::size_t line, std::string what) {
        misfit_ = {line, std::move(what)};
        return false;
    }
    std::nullopt_t fail(std::size_t line, std::string what) {
        stop(line, std::move(what));
        return std::nullopt;
    }

    std::string text_;
    Lines lines_{{}};
    const PageStyle& style_;
    Misfit& misfit_;
    Block block_;
    std::unordered_set<std::string> urls_;  // of its badges
    std::vector<std::string> links_;        // of the title; a badge with the same link says more
};

}  // namespace

std::optional<std::string> opened_card(std::string_view line, const PageStyle& style) {
    if (!line.starts_with("<div ") || line.find(style.entry_class) == std::string_view::npos) return std::nullopt;
    const std::size_t end = line.find('>');
    if (end == std::string_view::npos) return std::nullopt;
    std::string entry_class = opening_tag(line.substr(0, end + 1)).entry_class;
    return entry_class.starts_with(style.entry_class) ? std::optional(std::move(entry_class)) : std::nullopt;
}

std::optional<Block> parse_any_block(std::string_view text, const PageStyle& style, Misfit& misfit) {
    auto block = parse_block(text, style);
    return block || text.starts_with("**[") ? std::move(block) : parse_loose_card(text, style, misfit);
}

std::optional<Block> parse_loose_card(std::string_view text, const PageStyle& style, Misfit& misfit) {
    return LooseCard(text, style, misfit).parse();
}

}  // namespace bibconv::badge_page
