#include "markup/badge_text.hpp"

#include <algorithm>
#include <optional>

#include "markup/partners.hpp"
#include "markup/percent.hpp"
#include "text/ascii.hpp"
#include "text/byte_set.hpp"
#include "text/unicode.hpp"

namespace bibconv::markup {
namespace {

// What a path segment holds without being taken for a separator, a query, markup or an escape.
constexpr text::ByteSet stand_for_themselves = text::ByteSet(".+'!*(),:;=@~$").with_alphanumerics();

std::string encode_part(std::string_view part) {
    // A part that needs percent-escapes for its letters has its spaces escaped as well, as encodeURIComponent does.
    const std::string_view space = text::is_ascii(part) ? "_" : "%20";
    std::string out;
    out.reserve(part.size());
    for (std::size_t i = 0; i < part.size(); ++i) {
        const char c = part[i];
        if (stand_for_themselves.contains(c))
            out += c;
        else if (c == '-')
            out += "--";
        else if (c == '_')
            out += "__";
        else if (c == ' ')  // beside another sign that begins so, two would be one underscore
            out += out.ends_with('_') || part.substr(i + 1).starts_with('_') ? "%20" : space;
        else
            append_percent(out, c);
    }
    return out;
}

// The last part is a colour and an extension. They are not decoded beyond percent-escapes, so that dashes and low
// lines stand as they were read: a single dash in a colour is none that a path can say.
std::string encode_last_part(std::string_view part) {
    std::string out;
    for (const char c : part) {
        if (stand_for_themselves.contains(c) || c == '-' || c == '_')
            out += c;
        else
            append_percent(out, c);
    }
    return out;
}

std::string decode_part(std::string_view part) {
    std::string out;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const bool doubled = i + 1 < part.size() && part[i + 1] == part[i];
        if ((part[i] == '-' || part[i] == '_') && doubled)
            out += part[i++];
        else
            out += part[i] == '_' ? ' ' : part[i];
    }
    return out;
}

// Cuts at single dashes; two stand for a dash of the text. Where there are three, shields.io takes the first for the
// end of the label, and the last for the beginning of the colour; of four alone the message is a dash.
std::vector<std::string_view> split_at_single_dashes(std::string_view path) {
    struct Run {
        std::size_t begin, end;
    };
    std::vector<Run> odd;
    std::vector<Run> even;
    for (std::size_t begin = path.find('-'); begin != std::string_view::npos;) {
        const std::size_t end = std::min(path.find_first_not_of('-', begin), path.size());
        ((end - begin) % 2 == 1 ? odd : even).push_back({begin, end});
        begin = path.find('-', end);
    }
    if (odd.empty() && even.size() == 1 && even[0].end - even[0].begin >= 4)
        return {path.substr(0, even[0].begin), path.substr(even[0].begin + 1, even[0].end - even[0].begin - 2),
                path.substr(even[0].end)};
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (const Run& run : odd) {
        const std::size_t at = &run == &odd.back() ? run.end - 1 : run.begin;
        parts.push_back(path.substr(begin, at - begin));
        begin = at + 1;
    }
    parts.push_back(path.substr(begin));
    return parts;
}

constexpr std::size_t longest_url = 8192;  // a badge with more is none; keeps hostile text linear

std::string escape_alt(std::string_view alt) {
    std::string out;
    for (const char c : alt) {
        if (c == '[' || c == ']' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string unescape(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        out += text[i];
    }
    return out;
}

// A Markdown link destination; in angle brackets where brackets or spaces would end it, unless it has their end.
std::string destination(std::string_view url) {
    const bool plain =
        url.find_first_of("() <>\\") == std::string_view::npos || url.find(">)") != std::string_view::npos;
    return plain ? std::string(url) : '<' + std::string(url) + '>';
}

std::string image_text(const Badge& badge) {
    std::string target = spelled_badge_path(badge);
    if (!badge.query.empty()) target += '?' + badge.query;
    return "![" + escape_alt(badge.alt) + "](" + destination(target) + ")";
}

class BadgeReader {
public:
    explicit BadgeReader(std::string_view text) : text_(text) {}

    struct Read {
        std::vector<Badge> badges;
        bool skipped = false;  // anything but white space
    };
    Read read() {
        Read result;
        for (std::size_t at = 0; at < text_.size();) {
            Badge badge;
            const std::size_t end = badge_at(at, badge);
            if (end != none)
                result.badges.push_back(std::move(badge));
            else
                result.skipped = result.skipped || !text::is_space(text_[at]);
            at = end == none ? at + 1 : end;
        }
        return result;
    }

private:
    static constexpr std::size_t none = std::string_view::npos;

    struct Destination {
        std::string text;
        std::size_t end = 0;  // behind the closing bracket
    };

    // Reads `![alt](path)` or `[![alt](path)](url)` at `at`; returns where it ends, or npos.
    std::size_t badge_at(std::size_t at, Badge& badge) const {
        const bool linked = text_.substr(at).starts_with("[![");
        const std::size_t end = image(linked ? at + 1 : at, badge);
        if (end == none || !linked || end >= text_.size() || text_[end] != ']') return end;
        auto target = destination_at(end + 1);
        if (!target) return end;
        badge.url = std::move(target->text);
        return target->end;
    }

    std::size_t image(std::size_t at, Badge& badge) const {
        if (!text_.substr(at).starts_with("![")) return none;
        const std::size_t alt_end = brackets_.of(at + 1);
        if (alt_end == none) return none;
        const auto target = destination_at(alt_end + 1);
        if (!target || !parse_badge_path(target->text, badge)) return none;
        badge.alt = unescape(text_.substr(at + 2, alt_end - at - 2));
        return target->end;
    }

    [[nodiscard]] std::optional<Destination> destination_at(std::size_t open) const {
        if (open >= text_.size() || text_[open] != '(') return std::nullopt;
        const bool angled = text_.substr(open + 1).starts_with('<');
        const std::size_t begin = open + (angled ? 2 : 1);
        const std::size_t end = angled ? angled_end(begin) : parentheses_.of(open);
        if (end == none || end - begin > longest_url) return std::nullopt;
        return Destination{std::string(text_.substr(begin, end - begin)), end + (angled ? 2U : 1U)};
    }

    [[nodiscard]] std::size_t angled_end(std::size_t begin) const {
        const std::size_t length = text_.substr(begin, longest_url).find(">)");
        return length == none ? none : begin + length;
    }

    std::string_view text_;
    Partners brackets_{text_, '[', ']'};
    Partners parentheses_{text_, '(', ')'};
};

}  // namespace

std::string badge_path(const Badge& badge) {
    std::string path;
    if (!badge.label.empty()) path = encode_part(badge.label) + '-';
    return path + encode_part(badge.message) + '-' + encode_last_part(badge.colour + badge.extension);
}

bool parse_badge_path(std::string_view path, Badge& badge) {
    const std::size_t mark = path.find('?');
    std::string decoded = percent_decoded(path.substr(0, mark));
    if (!text::is_utf8(decoded)) decoded = text::repaired_utf8(decoded);  // escapes of another encoding
    const auto parts = split_at_single_dashes(decoded);
    if (parts.size() < 2 || parts.size() > 3) return false;
    const std::string_view last = parts.back();
    const std::size_t dot = last.rfind('.');
    badge.query = mark == std::string_view::npos ? std::string() : std::string(path.substr(mark + 1));
    badge.colour = std::string(last.substr(0, dot));
    badge.extension = dot == std::string_view::npos ? std::string() : std::string(last.substr(dot));
    badge.message = decode_part(parts[parts.size() - 2]);
    badge.label = parts.size() == 3 ? decode_part(parts.front()) : std::string();
    badge.path.clear();
    const std::string_view spelled = path.substr(0, mark);
    if (spelled != badge_path(badge)) badge.path = spelled;
    return !badge.colour.empty();
}

std::string spelled_badge_path(const Badge& badge) { return badge.path.empty() ? badge_path(badge) : badge.path; }

std::string badge_text(const std::vector<Badge>& badges) {
    std::string out;
    for (const Badge& badge : badges) {
        if (!out.empty()) out += ' ';
        const std::string image = image_text(badge);
        out += badge.url.empty() ? image : '[' + image + "](" + destination(badge.url) + ')';
    }
    return out;
}

std::vector<Badge> parse_badge_text(std::string_view text) { return BadgeReader(text).read().badges; }

bool holds_only_badges(std::string_view text) { return !BadgeReader(text).read().skipped; }

}  // namespace bibconv::markup
