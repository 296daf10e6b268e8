#include "markup/csl_html.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "markup/readable.hpp"

namespace bibconv::markup {
namespace {

struct Tag {
    Style style;
    std::string_view open;
    std::string_view close;
    bool standard;  // known to CSL processors
};

// The first row of a style is the one written, the others are spellings that are read.
constexpr auto tags = std::to_array<Tag>({
    {Style::italic, "<i>", "</i>", true},
    {Style::bold, "<b>", "</b>", true},
    {Style::superscript, "<sup>", "</sup>", true},
    {Style::subscript, "<sub>", "</sub>", true},
    {Style::nocase, "<span class=\"nocase\">", "</span>", true},
    {Style::small_caps, "<span style=\"font-variant:small-caps;\">", "</span>", true},
    {Style::small_caps, "<span style=\"font-variant: small-caps;\">", "</span>", true},
    {Style::small_caps, "<sc>", "</sc>", true},
    {Style::quoted, "<q>", "</q>", false},
    {Style::code, "<code>", "</code>", false},
});

constexpr std::string_view link_open = "<a href=\"";
constexpr std::string_view math_open = "<span class=\"math\">";
constexpr std::string_view raw_open = "<span class=\"raw\" data-format=\"";
constexpr std::size_t deepest_frame = 100;

struct Entity {
    char character;
    std::string_view name;
};

constexpr auto entities = std::to_array<Entity>({{'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'"', "&quot;"}});

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto found = std::ranges::find(entities, c, &Entity::character);
        if (found == entities.end())
            out += c;
        else
            out += found->name;
    }
    return out;
}

std::string decoded(std::string_view html) {
    std::string out;
    while (!html.empty()) {
        const auto found =
            std::ranges::find_if(entities, [&](const Entity& one) { return html.starts_with(one.name); });
        const bool known = found != entities.end();
        out += known ? found->character : html.front();
        html.remove_prefix(known ? found->name.size() : 1);
    }
    return out;
}

// An element that is open while reading. Without a partner its tag becomes text again.
struct Frame {
    enum class Kind { root, styled, link, math, raw };
    Kind kind = Kind::root;
    std::string_view open;
    std::string_view close;
    Style style = Style::nocase;
    std::string value;  // the link's URL, the raw run's format
    RichText content;

    Inline finish() && {
        if (kind == Kind::link) return Link{std::move(value), std::move(content)};
        if (kind == Kind::math) return Math{plain_text(content)};
        if (kind == Kind::raw) return Raw{std::move(value), plain_text(content)};
        return Styled{style, std::move(content)};
    }
};

class CslHtmlReader {
public:
    CslHtmlReader(std::string_view html, bool full) : html_(html), full_(full) { frames_.emplace_back(); }

    RichText read() {
        while (at_ < html_.size()) {
            const std::size_t tag = std::min(html_.find('<', at_), html_.size());
            text(html_.substr(at_, tag - at_));
            at_ = tag;
            if (at_ < html_.size() && !open_tag() && !close_tag()) {
                text(html_.substr(at_, 1));
                ++at_;
            }
        }
        while (frames_.size() > 1) spill();
        return std::move(frames_.front().content);
    }

private:
    void text(std::string_view part) {
        if (full_)
            frames_.back().content.append(decoded(part));
        else
            frames_.back().content.append(part);
    }

    // The element that begins here.
    [[nodiscard]] std::optional<Frame> element() const {
        const std::string_view rest = html_.substr(at_);
        for (const Tag& tag : tags) {
            if ((full_ || tag.standard) && rest.starts_with(tag.open))
                return Frame{Frame::Kind::styled, tag.open, tag.close, tag.style, {}, {}};
        }
        if (!full_) return std::nullopt;
        if (rest.starts_with(math_open)) return Frame{Frame::Kind::math, math_open, "</span>", {}, {}, {}};
        if (rest.starts_with(link_open)) return with_value(Frame::Kind::link, link_open, "</a>");
        if (rest.starts_with(raw_open)) return with_value(Frame::Kind::raw, raw_open, "</span>");
        return std::nullopt;
    }
    [[nodiscard]] std::optional<Frame> with_value(Frame::Kind kind, std::string_view open,
                                                  std::string_view close) const {
        const std::size_t begin = at_ + open.size();
        const std::size_t end = html_.find('"', begin);
        if (end == std::string_view::npos || !html_.substr(end).starts_with("\">")) return std::nullopt;
        return Frame{kind, html_.substr(at_, end + 2 - at_), close, {}, decoded(html_.substr(begin, end - begin)), {}};
    }

    bool open_tag() {
        if (frames_.size() > deepest_frame) return false;
        std::optional<Frame> frame = element();
        if (!frame) return false;
        at_ += frame->open.size();
        frames_.push_back(std::move(*frame));
        return true;
    }
    bool close_tag() {
        const std::string_view rest = html_.substr(at_);
        if (!rest.starts_with("</")) return false;
        std::size_t match = frames_.size() - 1;
        while (match > 0 && !rest.starts_with(frames_[match].close)) --match;
        if (match == 0) return false;
        while (frames_.size() - 1 > match) spill();
        Frame frame = std::move(frames_.back());
        frames_.pop_back();
        at_ += frame.close.size();
        frames_.back().content.append(std::move(frame).finish());
        return true;
    }
    // The innermost element was none.
    void spill() {
        Frame frame = std::move(frames_.back());
        frames_.pop_back();
        frames_.back().content.append(frame.open);
        frames_.back().content.append(std::move(frame.content));
    }

    std::string_view html_;
    bool full_;
    std::size_t at_ = 0;
    std::vector<Frame> frames_;
};

const Tag& tag_of(Style style) { return *std::ranges::find(tags, style, &Tag::style); }

struct StandardWriter {
    bool guard;  // keep text that looks like a tag from being one
    std::string out;

    void operator()(const Text& node) {
        for (const char c : node.text) {
            out += c;
            if (guard && c == '<') out += "\u2060";
        }
    }
    void operator()(const Styled& node) {
        const Tag& tag = tag_of(node.style);
        const bool quoted = node.style == Style::quoted;
        out += tag.standard ? tag.open : quoted ? "\u201C" : "";
        all(node.content);
        out += tag.standard ? tag.close : quoted ? "\u201D" : "";
    }
    void operator()(const Link& node) { all(node.content); }
    void operator()(const Math& node) { out += node.tex; }
    void operator()(const Raw& node) { out += node.source; }

    void all(const RichText& text) {
        for (const Inline& node : text.nodes) std::visit(*this, static_cast<const Inline::variant&>(node));
    }
};

struct FullWriter {
    std::string out;

    void operator()(const Text& node) { out += escaped(node.text); }
    void operator()(const Styled& node) {
        const Tag& tag = tag_of(node.style);
        out += tag.open;
        all(node.content);
        out += tag.close;
    }
    void operator()(const Link& node) {
        out.append(link_open).append(escaped(node.url)).append("\">");
        all(node.content);
        out += "</a>";
    }
    void operator()(const Math& node) { out.append(math_open).append(escaped(node.tex)).append("</span>"); }
    void operator()(const Raw& node) {
        out.append(raw_open).append(escaped(node.format)).append("\">").append(escaped(node.source)).append("</span>");
    }

    void all(const RichText& text) {
        for (const Inline& node : text.nodes) std::visit(*this, static_cast<const Inline::variant&>(node));
    }
};

std::string standard_html(const RichText& text, bool guard) {
    StandardWriter writer{guard, {}};
    writer.all(text);
    return std::move(writer.out);
}

// Whether there is no markup in it but what CSL processors know.
bool is_standard(const RichText& text) {
    return std::ranges::all_of(text.nodes, [](const Inline& node) {
        const auto* styled = std::get_if<Styled>(&node);
        return std::holds_alternative<Text>(node) ||
               (styled != nullptr && tag_of(styled->style).standard && is_standard(styled->content));
    });
}

// Text as it is shown, in HTML; `whole` is all of it.
CslHtml html_of(const RichText& shown, const RichText& whole) {
    std::string html = standard_html(shown, false);
    const RichText back = parse_csl_html(html);
    if (back == whole) return {std::move(html), true};
    // Something is left out; but what is text must not turn into markup.
    if (plain_text(back) != plain_text(shown)) html = standard_html(shown, true);
    return {std::move(html), false};
}

}  // namespace

const std::string* plain_csl_html(const RichText& text) noexcept {
    const auto* plain = text.nodes.size() == 1 ? std::get_if<Text>(&text.nodes.front()) : nullptr;
    return plain != nullptr && plain->text.find('<') == std::string::npos ? &plain->text : nullptr;
}

CslHtml csl_html(const RichText& text, Mathematics mathematics) {
    if (is_plain(text)) {
        std::string plain = plain_text(text);
        if (plain.find('<') == std::string::npos) return {std::move(plain), true};
    }
    // Most of the rest has only markup that CSL knows.
    return is_standard(text) ? html_of(text, text) : html_of(in_dollars(readable(text, mathematics)), text);
}

RichText parse_csl_html(std::string_view html) {
    if (html.find('<') == std::string_view::npos) return {html};
    return CslHtmlReader(html, false).read();
}

std::string full_html(const RichText& text) {
    FullWriter writer;
    writer.all(text);
    return std::move(writer.out);
}

RichText parse_full_html(std::string_view html) { return CslHtmlReader(html, true).read(); }

}  // namespace bibconv::markup
