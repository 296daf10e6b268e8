#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "formats/csl_json/json.hpp"
#include "formats/csl_json/parse.hpp"
#include "text/ascii.hpp"
#include "text/character.hpp"
#include "text/unicode.hpp"

namespace bibconv::csl_json {
namespace {

constexpr bool is_json_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// Whether a name occurs twice in an object.
bool repeats(const Json& object) {
    constexpr std::size_t few = 32;  // up to so many, looking at each is faster
    if (object.size <= few) {
        for (auto a = object.begin(); a != object.end(); ++a) {
            for (auto b = object.begin(); b != a; ++b) {
                if (a->name == b->name) return true;
            }
        }
        return false;
    }
    std::unordered_set<std::string_view> names;
    return !std::ranges::all_of(object, [&](const Json& member) { return names.insert(member.name).second; });
}

// Copies a tree without the values that later ones of the same name replace. Not by recursion: it may be deep.
class Pruner {
public:
    std::vector<Json> prune(const Json& root, bool keep_all_of_root) {
        take(root, keep_all_of_root);
        while (!open_.empty()) {
            std::vector<const Json*>& left = open_.back().left;
            if (left.empty()) {
                close();
                continue;
            }
            const Json& next = *left.back();
            left.pop_back();
            take(next, false);
        }
        return std::move(kept_);
    }

    std::set<std::string> repeated;  // names

private:
    struct Open {
        std::size_t node;
        std::vector<const Json*> left;  // the first one last
    };

    void take(const Json& value, bool keep_all) {
        kept_.push_back(value);
        if (!value.is_structured()) return;
        std::vector<const Json*> values = keep_all || value.is_array() ? all_of(value) : last_of_each(value);
        std::ranges::reverse(values);
        kept_.back().size = static_cast<std::uint32_t>(values.size());
        open_.push_back({kept_.size() - 1, std::move(values)});
    }
    void close() {
        const std::size_t node = open_.back().node;
        kept_[node].extent = static_cast<std::uint32_t>(kept_.size() - node);
        open_.pop_back();
    }

    static std::vector<const Json*> all_of(const Json& value) {
        std::vector<const Json*> values;
        values.reserve(value.size);
        for (const Json& one : value) values.push_back(&one);
        return values;
    }
    // In the place of the first.
    std::vector<const Json*> last_of_each(const Json& object) {
        std::vector<const Json*> values;
        std::unordered_map<std::string_view, std::size_t> places;
        for (const Json& member : object) {
            const auto [place, is_new] = places.try_emplace(member.name, values.size());
            if (is_new) {
                values.push_back(&member);
            } else {
                values[place->second] = &member;
                repeated.emplace(member.name);
            }
        }
        return values;
    }

    std::vector<Json> kept_;
    std::vector<Open> open_;
};

// Takes the digits that the text begins with off it. Whether there are any.
bool skip_digits(std::string_view& text) {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count > 0;
}

// Takes one of these characters off. Whether it was there.
bool skip_one_of(std::string_view& text, std::string_view characters) {
    const bool there = !text.empty() && characters.find(text.front()) != std::string_view::npos;
    if (there) text.remove_prefix(1);
    return there;
}

// What kind of number a text is to JSON.
std::optional<Json::Kind> kind_of_number(std::string_view text) {
    skip_one_of(text, "-");
    if (!skip_one_of(text, "0") && !skip_digits(text)) return std::nullopt;
    if (text.empty()) return Json::Kind::integer;
    if (skip_one_of(text, ".") && !skip_digits(text)) return std::nullopt;
    if (skip_one_of(text, "eE")) {
        skip_one_of(text, "+-");
        if (!skip_digits(text)) return std::nullopt;
    }
    return text.empty() ? std::optional(Json::Kind::real) : std::nullopt;
}

struct Literal {
    std::string_view text;
    Json::Kind kind;
};
constexpr Literal literals[] = {
    {"true", Json::Kind::boolean}, {"false", Json::Kind::boolean}, {"null", Json::Kind::null}};

struct Escape {
    char letter, character;
};
constexpr Escape escapes[] = {{'"', '"'},  {'\\', '\\'}, {'/', '/'},  {'n', '\n'},
                              {'t', '\t'}, {'r', '\r'},  {'b', '\b'}, {'f', '\f'}};

// The number of four hexadecimal digits, or nothing.
std::optional<char32_t> hexadecimal(std::string_view digits) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    if (digits.size() != 4 || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

}  // namespace

/// Reads one value. Its functions say whether they could.
class Parser {
public:
    Parser(std::string_view text, JsonTree& tree, const JsonTree::Limits& limits)
        : text_(text), tree_(tree), nodes_(tree.nodes_), limits_(limits) {
        nodes_.clear();
        tree_.unescaped_.clear();
        tree_.repeats_ = false;
    }

    // Each turn reads a scalar or an opening bracket, and what closes behind it.
    bool value() {
        while (true) {
            skip_space();
            if (!open_.empty() && open_.back().closing == '}' && !name()) return false;
            const bool bracket = next_is('{') || next_is('[');
            if (bracket ? !open() : !scalar()) return false;
            skip_space();
            if (bracket && !next_is(open_.back().closing)) continue;
            while (!open_.empty() && skip(open_.back().closing)) {
                if (!close()) return false;
                if (!open_.empty()) skip_space();
            }
            if (open_.empty()) return true;
            if (!skip(',')) return false;
        }
    }

    void skip_space() {
        while (at_ < text_.size() && is_json_space(text_[at_])) ++at_;
    }
    [[nodiscard]] std::size_t position() const noexcept { return at_; }

private:
    struct Open {
        std::size_t node;
        char closing;
    };

    [[nodiscard]] bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }
    bool skip(char c) {
        const bool there = next_is(c);
        if (there) ++at_;
        return there;
    }

    void add(Json::Kind kind, std::string_view text = {}) {
        if (!open_.empty()) ++nodes_[open_.back().node].size;
        nodes_.push_back({kind, 0, 1, std::exchange(name_, {}), text});
    }

    bool open() {
        const bool object = text_[at_++] == '{';
        add(object ? Json::Kind::object : Json::Kind::array);
        open_.push_back({nodes_.size() - 1, object ? '}' : ']'});
        return open_.size() <= limits_.depth;
    }
    bool close() {
        Json& node = nodes_[open_.back().node];
        node.extent = static_cast<std::uint32_t>(nodes_.size() - open_.back().node);
        open_.pop_back();
        if (!node.is_object()) return true;
        tree_.repeats_ = tree_.repeats_ || repeats(node);
        return node.size <= limits_.members;
    }

    bool name() {
        if (!next_is('"') || !string(name_)) return false;
        skip_space();
        if (!skip(':')) return false;
        skip_space();
        return true;
    }

    bool scalar() {
        if (!next_is('"')) return literal() || number();
        std::string_view characters;
        if (!string(characters)) return false;
        add(Json::Kind::string, characters);
        return true;
    }

    bool literal() {
        for (const Literal& one : literals) {
            if (!text_.substr(at_).starts_with(one.text)) continue;
            at_ += one.text.size();
            add(one.kind, one.text);
            return true;
        }
        return false;
    }

    bool number() {
        const std::size_t end = std::min(text_.find_first_not_of("+-.0123456789Ee", at_), text_.size());
        const std::string_view digits = text_.substr(at_, end - at_);
        at_ = end;
        const auto kind = kind_of_number(digits);
        if (kind) add(is_too_large(digits) ? Json::Kind::string : *kind, digits);
        return kind.has_value();
    }

    bool string(std::string_view& characters) {
        const std::size_t begin = ++at_;
        at_ = end_of_plain(begin);
        if (next_is('\\')) return unescape(begin, characters);
        characters = text_.substr(begin, at_ - begin);
        return skip('"');
    }
    [[nodiscard]] std::size_t end_of_plain(std::size_t at) const { return text::end_of_plain_json(text_, at); }

    // The string from `begin` in plain characters, of which the first escape is here.
    bool unescape(std::size_t begin, std::string_view& characters) {
        std::string& out = tree_.unescaped_;
        if (out.empty()) out.reserve(text_.size() - begin);  // views of it must stay where they are
        const std::size_t start = out.size();
        for (std::size_t plain = begin;; plain = at_) {
            at_ = end_of_plain(plain);
            out += text_.substr(plain, at_ - plain);
            if (!skip('\\')) break;
            if (!escape(out)) return false;
        }
        characters = std::string_view(out).substr(start);
        return skip('"');
    }

    bool escape(std::string& out) {
        if (skip('u')) return code_point(out);
        const auto found = std::ranges::find_if(escapes, [this](const Escape& one) { return skip(one.letter); });
        if (found != std::end(escapes)) out += found->character;
        return found != std::end(escapes);
    }

    bool code_point(std::string& out) {
        const auto first = code_unit();
        if (!first || (*first >= 0xDC00 && *first < 0xE000)) return false;
        if (*first < 0xD800 || *first >= 0xE000) {
            text::append_utf8(out, *first);
            return true;
        }
        if (!skip('\\') || !skip('u')) return false;
        const auto second = code_unit();
        if (!second || *second < 0xDC00 || *second >= 0xE000) return false;
        text::append_utf8(out, 0x10000U + ((*first - 0xD800U) << 10U) + (*second - 0xDC00U));
        return true;
    }
    std::optional<char32_t> code_unit() {
        const auto unit = hexadecimal(text_.substr(at_, 4));
        at_ += 4;
        return unit;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    JsonTree& tree_;
    std::vector<Json>& nodes_;
    JsonTree::Limits limits_;
    std::vector<Open> open_;
    std::string_view name_;  // of the value that comes next
};

std::optional<std::size_t> JsonTree::parse_beginning(std::string_view text, const Limits& limits) {
    Parser parser(text, *this, limits);
    if (!parser.value() || repeats_ || !text::is_utf8(text.substr(0, parser.position()))) return std::nullopt;
    return parser.position();
}

bool JsonTree::parse_all(std::string_view text) {
    Parser parser(text, *this, {});
    if (!parser.value() || !text::is_utf8(text)) return false;
    parser.skip_space();
    return parser.position() == text.size();
}

std::set<std::string> JsonTree::drop_repeated(KeepsAll keeps_all) {
    if (!std::exchange(repeats_, false)) return {};
    Pruner pruner;
    nodes_ = pruner.prune(root(), keeps_all != nullptr && keeps_all(root()));
    return std::move(pruner.repeated);
}

}  // namespace bibconv::csl_json
