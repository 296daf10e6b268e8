#include "markup/latex_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "markup/latex.hpp"
#include "text/character.hpp"

namespace bibconv::markup {

bool is_balanced(std::string_view latex) noexcept {
    std::size_t depth = 0;
    for (const char c : latex) {
        if (c == '{') ++depth;
        if (c == '}' && depth-- == 0) return false;
    }
    return depth == 0;
}

namespace latex {

Braces::Braces(std::string_view source) {
    std::vector<std::size_t> open;  // indexes of pairs that are not closed yet
    for (std::size_t at = 0; at < source.size(); ++at) {
        if (source[at] == '\\') {
            ++at;
        } else if (source[at] == '{') {
            open.push_back(pairs_.size());
            pairs_.push_back({at, std::string_view::npos});
        } else if (source[at] == '}' && !open.empty()) {
            pairs_[open.back()].close = at;
            open.pop_back();
        }
    }
}

std::size_t Braces::partner(std::size_t open) const noexcept {
    const auto pair = std::ranges::lower_bound(pairs_, open, {}, &Pair::open);
    return pair == pairs_.end() || pair->open != open ? std::string_view::npos : pair->close;
}

std::string_view command_name(std::string_view at_backslash) {
    const std::string_view rest = at_backslash.substr(1);
    if (rest.empty()) return rest;
    const auto letters = static_cast<std::size_t>(std::ranges::find_if_not(rest, is_ascii_letter) - rest.begin());
    if (letters > 0) return rest.substr(0, letters);
    std::size_t end = 0;
    (void)text::next_code_point(rest, end);
    return rest.substr(0, end);
}

namespace {

// Most bytes of a file pass here: a table instead of comparisons. A sign that is no neighbour of its like makes no
// ligature, nor is a single blank changed; everything else that is not plain ends the run.
constexpr unsigned ends = 1;
constexpr unsigned blank = 2;
constexpr unsigned joining = 4;

constexpr auto classes = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t byte = 0; byte < table.size(); ++byte) {
        const char c = static_cast<char>(byte);
        switch (meaning_of(c)) {
            case Meaning::plain: break;
            case Meaning::space: table[byte] = c == ' ' ? blank : blank | ends; break;
            case Meaning::ligature: table[byte] = c == '`' ? joining | ends : joining; break;
            case Meaning::syntax: table[byte] = ends; break;
        }
    }
    return table;
}();

}  // namespace

std::size_t skip_plain(std::string_view text, std::size_t at, std::size_t end) noexcept {
    unsigned before = 0;
    for (; at < end; ++at) {
        const unsigned here = classes[static_cast<unsigned char>(text[at])];
        if ((here & (before | ends)) != 0) return (here & before) != 0 ? at - 1 : at;
        before = here;
    }
    return end;
}

std::size_t ligature(std::string_view text, std::string& out) {
    struct Ligature {
        std::string_view tex;
        std::string_view character;
    };
    // Those of the T1 encoding.
    static constexpr Ligature ligatures[] = {{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {",,", "„"},
                                             {"<<", "«"},  {">>", "»"}, {"!`", "¡"}, {"?`", "¿"}};
    for (const auto& [tex, character] : ligatures) {
        if (!text.starts_with(tex)) continue;
        // No quotation opens before a space: two commas there are a slip, as in "Artificial Intelligence Lab,, Boston".
        const bool slip = tex.front() == ',' && (text.size() == tex.size() || is_space(text[tex.size()]));
        if (slip) break;
        out += character;
        return tex.size();
    }
    return 0;
}

std::size_t closing_quote(std::string_view text) noexcept {
    const auto may_be_letter = [](std::string_view rest) {  // {\'e} is one, and \'e
        const char c = rest.empty() ? ' ' : rest.front();
        if (c == '\\') return rest.size() > 1 && std::string_view(" ,;:!/").find(rest[1]) == std::string_view::npos;
        return is_ascii_letter(c) || text::is_digit(c) || static_cast<unsigned char>(c) >= 0x80 || c == '{';
    };
    const bool opens = text.size() > 2 && text[0] == '`' && text[1] != '`' && text[1] != '\'' && !is_space(text[1]);
    for (std::size_t at = 2; opens && at < text.size() && meaning_of(text[at]) != Meaning::syntax; ++at) {
        if (text[at] == '`') return 0;
        if (text[at] != '\'' || is_space(text[at - 1])) continue;
        const std::string_view behind = text.substr(at + 1);
        if (behind.starts_with('\'')) return 0;
        if (!may_be_letter(behind)) return at;
    }
    return 0;
}

bool joins(char first, char second) noexcept {
    if (second == '`') return first == '`' || first == '!' || first == '?';
    return first == second && std::string_view("-',<>").find(second) != std::string_view::npos;
}

std::size_t number(std::string_view text, char32_t& point) {
    if (text.starts_with('`')) {  // the number of the sign behind it, which may have a backslash
        std::size_t end = text.substr(1).starts_with('\\') ? 2 : 1;
        if (end >= text.size() || is_space(text[end])) return 0;
        point = text::next_code_point(text, end);
        return end;
    }
    const bool hexadecimal = text.starts_with('"');
    const bool octal = text.starts_with('\'');
    const std::size_t begin = hexadecimal || octal ? 1 : 0;
    unsigned value = 0;
    const char* const first = text.data() + begin;
    const auto [last, error] = std::from_chars(first, text.data() + text.size(), value,
                                               hexadecimal ? 16
                                               : octal     ? 8
                                                           : 10);
    if (error != std::errc{}) return 0;
    // Slots 128 to 159 have other characters in every encoding of fonts, and none in Unicode.
    const bool character = value < 0x80 || (value >= 0xA0 && value < 0xD800) || (value >= 0xE000 && value <= 0x10FFFF);
    if (!character) return 0;
    point = value;
    return static_cast<std::size_t>(last - text.data());
}

bool is_length(std::string_view text) noexcept {
    const std::size_t digits = text.find_first_not_of(" +-");
    if (digits == std::string_view::npos) return false;
    const std::size_t unit = text.find_first_not_of("0123456789.", digits);
    return unit != digits && (unit == std::string_view::npos ||
                              text.find_first_not_of(" abcdefghijklmnopqrstuvwxyz", unit) == std::string_view::npos);
}

std::size_t plain(std::string_view text, std::string& out) {
    if (!is_space(text.front())) {
        out += text.front();
        return 1;
    }
    const auto size = static_cast<std::size_t>(std::ranges::find_if_not(text, is_space) - text.begin());
    out += std::ranges::count(text.substr(0, size), '\n') > 1 ? "\n\n" : " ";
    return size;
}

std::string single_spaced(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (!is_space(c)) {
            result += c;
        } else if (result.empty() || result.back() != ' ') {
            result += ' ';
        }
    }
    return result;
}

std::string accented(const Accent& accent, std::string_view base) {
    const bool alone = std::ranges::all_of(base, is_space);
    if (alone) return std::string(accent.alone) + std::string(base);
    std::size_t end = 0;
    const char32_t first = text::next_code_point(base, end);
    std::string under(base.substr(0, end));
    // T1 has i itself there: the letter has its dot.
    if (accent.mark == 0x307 && (first == U'i' || first == U'ı')) return 'i' + std::string(base.substr(end));
    // Marks above take the dot's place.
    const bool above = accent.mark < 0x316 || accent.mark == 0x361;
    if (accent.mark == 0x328 && first == U'ı') under = "i";  // the one mark below that leaves the dot (TU)
    if (above && first == U'ı') under = "i";
    if (above && first == U'ȷ') under = "j";
    for (std::size_t next = end; next < base.size(); end = next) {  // marks that are there already
        const char32_t mark = text::next_code_point(base, next);
        if (mark < 0x300 || mark > 0x36F) break;
        under += base.substr(end, next - end);
    }
    return text::compose(under, accent.mark) + std::string(base.substr(end));
}

bool has_case(const RichText& text) {
    const auto letter = [](char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; };
    return std::ranges::any_of(text.nodes, [&](const Inline& node) {
        const auto* plain = std::get_if<Text>(&node);
        return plain == nullptr || std::ranges::any_of(plain->text, letter);
    });
}

}  // namespace latex
}  // namespace bibconv::markup
