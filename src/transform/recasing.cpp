#include "transform/recasing.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "model/titles.hpp"
#include "text/character.hpp"
#include "text/unicode.hpp"

namespace bibconv::transform {
namespace {

// CSL 1.0.2, "Title Case Conversion".
constexpr auto stop_words = std::to_array<std::string_view>(
    {"a",  "an",   "and", "as",   "at", "but", "by",   "down", "for", "from", "in",   "into",    "nor", "of",
     "on", "onto", "or",  "over", "so", "the", "till", "to",   "up",  "via",  "with", "without", "yet"});

bool in_word(char32_t point) {
    return text::is_letter(point) || (point >= U'0' && point <= U'9') || point == U'\'' || point == U'’';
}

// Calls with every word and what follows it, and with everything between words, in order.
template <class Word, class Between>
void for_each_word(std::string_view text, Word word, Between between) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        std::size_t end = at;
        const bool inside = in_word(text::next_code_point(text, end));
        for (std::size_t next = end;
             at = end, end < text.size() && in_word(text::next_code_point(text, next)) == inside;)
            end = next;
        at = end;
        inside ? word(text.substr(begin, end - begin), text.substr(end)) : between(text.substr(begin, end - begin));
    }
}

std::size_t capitals_in(std::string_view word) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < word.size();) count += text::is_upper(text::next_code_point(word, at)) ? 1U : 0U;
    return count;
}

std::string with_first(std::string_view word, char32_t (*change)(char32_t)) {
    std::size_t at = 0;
    std::string result;
    text::append_utf8(result, change(text::next_code_point(word, at)));
    return result.append(word.substr(at));
}

bool is_all_capitals(const std::string& plain) {
    return plain.find(' ') != std::string::npos && text::lower(plain) != plain && text::upper(plain) == plain;
}

class Recaser {
public:
    Recaser(const RichText& title, TitleCase wish) : wish_(wish), shouts_(is_all_capitals(plain_text(title))) {
        for_each_word(
            plain_text(title), [this](std::string_view, std::string_view) { ++words_left_; }, [](std::string_view) {});
    }

    RichText recase(const RichText& text) {
        RichText out;
        for (std::size_t i = 0; i < text.nodes.size(); ++i) {
            const Inline& node = text.nodes[i];
            if (const auto* plain = std::get_if<Text>(&node)) {
                const bool goes_on = i + 1 < text.nodes.size() && begins_with_word(text.nodes[i + 1]);
                out.append(recase(plain->text, i > 0 && ends_with_word(text.nodes[i - 1]), goes_on));
            } else if (const auto* styled = std::get_if<Styled>(&node);
                       styled != nullptr && styled->style != Style::nocase) {
                out.append(Styled{styled->style, recase(styled->content)});
            } else if (const auto* link = std::get_if<Link>(&node)) {
                out.append(Link{link->url, recase(link->content)});
            } else {
                pass(node);
                out.append(node);
            }
        }
        return out;
    }

private:
    // A word may go on in braces: {B}ayesian, {GPU}s, e{B}ay. Its parts are no words.
    static bool begins_with_word(const Inline& node) { return in_word(text::first_code_point(plain_of(node), U' ')); }
    static bool ends_with_word(const Inline& node) { return in_word(text::last_code_point(plain_of(node), U' ')); }
    static std::string plain_of(const Inline& node) {
        RichText text;
        text.append(node);
        return plain_text(text);
    }

    std::string recase(const std::string& text, bool came_before, bool goes_on) {
        std::string out;
        for_each_word(
            text,
            [&](std::string_view word, std::string_view rest) {
                const bool part = (came_before && out.empty()) || (goes_on && rest.empty());
                out += part || is_initial(word, rest) ? keep(word) : recase_word(word);
            },
            [&](std::string_view between) {
                out += between;
                first_ = first_ || begins_anew(between);
            });
        return out;
    }

    // "M." is a name cut short, "C. elegans" a species.
    static bool is_initial(std::string_view word, std::string_view rest) {
        return first_size(word) == word.size() && rest.starts_with('.');
    }

    std::string keep(std::string_view word) {
        --words_left_;
        first_ = false;
        return std::string(word);
    }

    std::string recase_word(std::string_view word) {
        --words_left_;
        const bool first = std::exchange(first_, false);
        const std::string lowered = shouts_ ? text::lower(word) : std::string();
        if (shouts_) word = lowered;
        const std::size_t capitals = capitals_in(word);
        if (wish_ == TitleCase::title) return title_word(word, capitals, first || words_left_ == 0);
        const bool stays = capitals > 1 || (capitals == 1 && capitals_in(word.substr(0, first_size(word))) == 0);
        if (first) return capitals == 0 ? with_first(word, text::to_upper) : std::string(word);
        return stays || word == "I" ? std::string(word) : with_first(word, text::to_lower);
    }

    static std::string title_word(std::string_view word, std::size_t capitals, bool at_edge) {
        const bool stops = std::ranges::find(stop_words, text::lower(word)) != stop_words.end();
        if (stops && !at_edge) return capitals > 1 ? std::string(word) : text::lower(word);
        return capitals == 0 ? with_first(word, text::to_upper) : std::string(word);
    }

    static std::size_t first_size(std::string_view word) {
        std::size_t at = 0;
        (void)text::next_code_point(word, at);
        return at;
    }

    static bool begins_anew(std::string_view between) {
        static constexpr auto ends = std::to_array<std::string_view>({": ", "? ", "! ", ". ", "—", " – "});
        return std::ranges::any_of(ends,
                                   [&](std::string_view end) { return between.find(end) != std::string_view::npos; });
    }

    // What is not touched counts as words all the same.
    void pass(const Inline& node) {
        for_each_word(
            plain_of(node), [this](std::string_view word, std::string_view) { (void)keep(word); },
            [](std::string_view) {});
    }

    TitleCase wish_;
    bool shouts_;
    bool first_ = true;
    std::size_t words_left_ = 0;
};

bool is_english(const Entry& entry) {
    const std::string language = text::lower(entry.fields.text("language"));
    if (!language.empty()) return language.starts_with("en");
    const std::string title = entry.fields.text("title");
    for (std::size_t at = 0; at < title.size();) {
        const char32_t point = text::next_code_point(title, at);
        if (text::is_letter(point) && point > U'\u024F') return false;
    }
    return true;
}

}  // namespace

RichText recased(const RichText& title, TitleCase wish) {
    return wish == TitleCase::as_written ? title : Recaser(title, wish).recase(title);
}

void Recasing::put(Item item) {
    auto* entry = std::get_if<Entry>(&item);
    if (entry != nullptr && is_english(*entry)) {
        const std::string_view container =
            model::title_of_volumes(entry->type) == "container-title" ? "container-title" : "";
        for (Field& field : entry->fields) {
            auto* title = std::get_if<RichText>(&field.value);
            const bool is_title = field.name == "title" || field.name == "title-short" || field.name == "volume-title";
            if (title == nullptr || (!is_title && field.name != container)) continue;
            RichText changed = recased(*title, wish_);
            if (changed != *title) entry->source = {};
            *title = std::move(changed);
        }
    }
    next_.put(std::move(item));
}

}  // namespace bibconv::transform
