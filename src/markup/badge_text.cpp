#include "markup/badge_text.hpp"

#include <algorithm>
#include <optional>

#include "markup/percent.hpp"

namespace bibconv::markup {
namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// What a path segment holds without being taken for a separator, a query, markup or an escape.
bool stands_for_itself(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".+'!*(),:;=@~$").find(c) != std::string_view::npos;
}

std::string encode_part(std::string_view part) {
    // A part that needs percent-escapes for its letters has its spaces escaped as well, as encodeURIComponent does.
    const std::string_view space = is_ascii(part) ? "_" : "%20";
    std::string out;
    for (const char c : part) {
        if (c == '-')
            out += "--";
        else if (c == '_')
            out += "__";
        else if (c == ' ')
            out += space;
        else if (stands_for_itself(c))
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

// Cuts at single dashes; two stand for a dash of the text.
std::vector<std::string_view> split_at_single_dashes(std::string_view path) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] != '-') continue;
        if (i + 1 < path.size() && path[i + 1] == '-') {
            ++i;
            continue;
        }
        parts.push_back(path.substr(begin, i - begin));
        begin = i + 1;
    }
    parts.push_back(path.substr(begin));
    return parts;
}

constexpr std::size_t longest_part = 8192;  // no alt text or URL of a badge is longer; keeps hostile text linear

std::size_t closing(std::string_view text, std::size_t open, char opens, char closes) {
    std::size_t depth = 0;
    const std::size_t end = std::min(text.size(), open + longest_part);
    for (std::size_t i = open; i < end; ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == opens)
            ++depth;
        else if (text[i] == closes && --depth == 0)
            return i;
    }
    return std::string_view::npos;
}

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

// A Markdown link destination; in angle brackets where brackets or spaces would end it.
std::string destination(std::string_view url) {
    const bool plain = url.find_first_of("() <>\\") == std::string_view::npos;
    return plain ? std::string(url) : '<' + std::string(url) + '>';
}

struct Destination {
    std::string text;
    std::size_t end = 0;  // behind the closing bracket
};

std::optional<Destination> parse_destination(std::string_view text, std::size_t open) {
    if (open >= text.size() || text[open] != '(') return std::nullopt;
    const bool angled = open + 1 < text.size() && text[open + 1] == '<';
    const std::size_t begin = open + (angled ? 2 : 1);
    const std::size_t end = angled ? text.find(">)", begin) : closing(text, open, '(', ')');
    if (end == std::string_view::npos) return std::nullopt;
    return Destination{std::string(text.substr(begin, end - begin)), end + (angled ? 2U : 1U)};
}

std::string image_text(const Badge& badge) {
    std::string target = spelled_badge_path(badge);
    if (!badge.query.empty()) target += '?' + badge.query;
    return "![" + escape_alt(badge.alt) + "](" + destination(target) + ")";
}

// Reads `![alt](path)` at `at`; returns where it ends, or npos.
std::size_t parse_image(std::string_view text, std::size_t at, Badge& badge) {
    if (!text.substr(at).starts_with("![")) return std::string_view::npos;
    const std::size_t alt_end = closing(text, at + 1, '[', ']');
    if (alt_end == std::string_view::npos) return std::string_view::npos;
    const auto target = parse_destination(text, alt_end + 1);
    if (!target || !parse_badge_path(target->text, badge)) return std::string_view::npos;
    badge.alt = unescape(text.substr(at + 2, alt_end - at - 2));
    return target->end;
}

}  // namespace

std::string badge_path(const Badge& badge) {
    std::string path;
    if (!badge.label.empty()) path = encode_part(badge.label) + '-';
    return path + encode_part(badge.message) + '-' + badge.colour + badge.extension;
}

bool parse_badge_path(std::string_view path, Badge& badge) {
    const std::size_t mark = path.find('?');
    const std::string decoded = percent_decoded(path.substr(0, mark));
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

std::vector<Badge> parse_badge_text(std::string_view text) {
    std::vector<Badge> badges;
    for (std::size_t at = 0; at < text.size();) {
        Badge badge;
        const bool linked = text.substr(at).starts_with("[![");
        const std::size_t image_end = parse_image(text, linked ? at + 1 : at, badge);
        if (image_end == std::string_view::npos) {
            ++at;
            continue;
        }
        at = image_end;
        if (linked && at < text.size() && text[at] == ']') {
            if (auto target = parse_destination(text, at + 1)) {
                badge.url = std::move(target->text);
                at = target->end;
            }
        }
        badges.push_back(std::move(badge));
    }
    return badges;
}

}  // namespace bibconv::markup
