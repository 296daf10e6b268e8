#include "model/links.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace bibconv::model {
namespace {

// Those that say something: not the commas between links.
void add_words(std::string& words, std::string_view more) {
    const std::size_t begin = more.find_first_not_of(" \t\r\n,;");
    if (begin == std::string_view::npos) return;
    if (!words.empty()) words += ' ';
    words.append(text::trimmed(more.substr(begin)));
}

// An address that was copied out of HTML has "&amp;" for each "&"; nobody means the former.
std::string without_references(std::string_view url) {
    constexpr std::string_view reference = "&amp;";
    std::string out;
    for (std::size_t at = url.find(reference); at != std::string_view::npos; at = url.find(reference)) {
        out.append(url.substr(0, at + 1));
        url.remove_prefix(at + reference.size());
    }
    return out.append(url);
}

bool begins_address(std::string_view word) {
    return word.find("://") != std::string_view::npos || text::equal_ignoring_case(word.substr(0, 4), "www.");
}

bool is_file_name(std::string_view word) {
    constexpr auto endings =
        std::to_array<std::string_view>({"pdf", "ps",   "html", "htm", "php", "aspx", "md",  "txt", "doc", "docx",
                                         "ppt", "pptx", "odp",  "key", "zip", "gz",   "mp4", "png", "jpg", "svg"});
    const std::size_t dot = word.rfind('.');
    return dot != std::string_view::npos && std::ranges::any_of(endings, [&](std::string_view ending) {
               return text::equal_ignoring_case(word.substr(dot + 1), ending);
           });
}

// "mailto:x@y.org", but not "12:30".
bool has_scheme(std::string_view word) {
    const std::size_t colon = word.find(':');
    return colon < word.size() - 1 && text::is_ascii_letter(word.front());
}

// "example.org" and "slides.key", but not "e.g.", "v1.2", "end." or "x@y.org".
bool has_domain(std::string_view word) {
    word = word.substr(0, word.find('/'));
    const std::size_t dot = word.rfind('.');
    if (dot == 0 || dot == std::string_view::npos || word.find('@') != std::string_view::npos) return false;
    const std::string_view last = word.substr(dot + 1);
    return last.size() > 1 && std::ranges::all_of(last, text::is_alphanumeric) &&
           std::ranges::any_of(last, text::is_ascii_letter);
}

// "papers/first", "#slides" and what has a domain or a scheme, but not "request", "n/a" or "12/2020".
bool is_address(std::string_view word) {
    if (begins_address(word) || has_scheme(word)) return true;
    if (word.size() < 4 || std::ranges::none_of(word, text::is_ascii_letter)) return false;
    return has_domain(word) || word.find_first_of("/#") != std::string_view::npos;
}

// An address in brackets or quotation marks, behind which a sentence may end.
std::string_view without_brackets(std::string_view word) {
    constexpr std::string_view open = "(<\"", close = ")>\"";
    const std::size_t kind = word.empty() ? std::string_view::npos : open.find(word.front());
    if (kind == std::string_view::npos || !begins_address(word)) return word;
    word.remove_prefix(1);
    const std::size_t end = word.rfind(close[kind]);
    const bool closed =
        end != std::string_view::npos && word.find_first_not_of(".:!?", end + 1) == std::string_view::npos;
    return closed ? word.substr(0, end) : word;
}

// Parts text into addresses and words. An address may have blanks, where it ends like the name of a file
// ("my paper (1).pdf").
class Splitter {
public:
    explicit Splitter(std::string_view text) : text_(text) {}

    Links split() {
        for (std::string_view word = next_word(); !word.empty(); word = next_word()) {
            if (begins_address(word) || (!run_.empty() && is_file_name(run_.back()))) end_address();
            const bool last = word.ends_with(',') || word.ends_with(';');
            while (word.ends_with(',') || word.ends_with(';')) word.remove_suffix(1);
            if (!word.empty()) run_.push_back(without_brackets(word));
            if (last) end_address();
        }
        end_address();
        return std::move(found_);
    }

private:
    // Ends at white space, or at a comma behind which another address begins.
    std::string_view next_word() {
        text_.remove_prefix(std::min(text_.find_first_not_of(" \t\r\n"), text_.size()));
        std::size_t end = std::min<std::size_t>(text_.size(), 1);
        while (end < text_.size() && !text::is_space(text_[end]) && !ends_before(end)) ++end;
        const std::string_view word = text_.substr(0, end);
        text_.remove_prefix(end);
        return word;
    }

    [[nodiscard]] bool ends_before(std::size_t at) const {
        const char comma = text_[at - 1];
        return (comma == ',' || comma == ';') && text_.substr(at).starts_with("http");
    }

    void end_address() {
        std::size_t size = run_.size();
        while (size > 1 && !is_file_name(run_[size - 1])) --size;
        if (size == 1 && !is_address(run_[0])) size = 0;
        std::string url;
        for (std::size_t i = 0; i < size; ++i) url.append(i == 0 ? "" : "%20").append(run_[i]);
        if (size > 0) found_.links.push_back({without_references(url), {}});
        for (; size < run_.size(); ++size) add_words(found_.words, run_[size]);
        run_.clear();
    }

    std::string_view text_;
    std::vector<std::string_view> run_;
    Links found_;
};

void collect(const RichText& text, Links& found) {
    for (const Inline& node : text.nodes) {
        if (const auto* link = std::get_if<Link>(&node)) {
            std::string name = plain_text(link->content);
            if (name == link->url) name.clear();
            found.links.push_back({without_references(link->url), std::move(name)});
        } else if (const auto* styled = std::get_if<Styled>(&node)) {
            collect(styled->content, found);
        } else if (const auto* words = std::get_if<Text>(&node)) {
            add_words(found.words, words->text);
        } else if (const auto* math = std::get_if<Math>(&node)) {
            add_words(found.words, math->tex);
        } else if (const auto* raw = std::get_if<Raw>(&node)) {
            add_words(found.words, raw->source);
        }
    }
}

Inline link_node(const NamedLink& link) { return Link{link.url, link.text.empty() ? link.url : link.text}; }

}  // namespace

Links links_and_words_of(const Entry& entry, std::string_view field) {
    const auto* rich = entry.fields.get<RichText>(field);
    if (rich == nullptr) return Splitter(entry.fields.text(field)).split();
    Links found;
    collect(*rich, found);
    return found.links.empty() ? Splitter(plain_text(*rich)).split() : found;
}

std::vector<NamedLink> links_of(const Entry& entry, std::string_view field) {
    return links_and_words_of(entry, field).links;
}

void add_link(Entry& entry, std::string_view field, const NamedLink& link) {
    Field* several = entry.fields.find(field);
    auto* text = several == nullptr ? nullptr : std::get_if<RichText>(&several->value);
    if (text != nullptr && !text->empty() && std::holds_alternative<Link>(text->nodes.back())) {
        text->append(", ");
        text->append(link_node(link));
        return;
    }
    const auto present = links_of(entry, field);
    if (present.empty() && link.text.empty()) {
        entry.fields.set(field, link.url);
        const auto read = links_and_words_of(entry, field);
        if (read.words.empty() && read.links.size() == 1 && read.links.front().url == link.url) return;
    }
    RichText value;
    for (const NamedLink& old : present) {
        value.append(link_node(old));
        value.append(", ");
    }
    value.append(link_node(link));
    entry.fields.set(field, std::move(value));
}

std::string host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#:"));
    if (const std::size_t at = url.rfind('@'); at != std::string_view::npos) url.remove_prefix(at + 1);
    if (url.starts_with("www.")) url.remove_prefix(4);
    return text::ascii_lower(url);
}

}  // namespace bibconv::model
